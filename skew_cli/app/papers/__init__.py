"""Many documents in one run: what is asked for, its files, and the page that lists them."""
