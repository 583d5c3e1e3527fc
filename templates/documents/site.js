// Search and filter of the season page. What is chosen stands behind the # of the address, so that it can be passed on
// and survives a change of language. Without this script all programs are shown.
(() => {
  "use strict";
  const form = document.querySelector("form.filter");
  const cards = [...document.querySelectorAll(".cards > li")];
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const whole = count.textContent;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = cards.map((card) => fold(card.textContent));
  const fields = ["q", "theme", "pair", "status"];
  const shows = (card, name, value) => !value || card.dataset[name].split(" ").includes(value);

  const apply = () => {
    const chosen = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    const terms = fold(chosen.q).split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card, n) => {
      const fits = fields.slice(1).every((name) => shows(card, name, chosen[name]))
        && terms.every((term) => texts[n].includes(term));
      card.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    none.hidden = shown > 0;
    count.textContent = shown === cards.length ? whole : count.dataset.some.replace("{n}", shown).replace("{total}", cards.length);
    const hash = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value)).toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname.split("/").pop() || ".");
    document.querySelectorAll("nav a[hreflang]").forEach((link) => { link.hash = hash; });
  };

  const restore = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    fields.forEach((name) => { form.elements[name].value = given.get(name) || ""; });
    fields.slice(1).forEach((name) => { if (form.elements[name].selectedIndex < 0) form.elements[name].value = ""; });
    apply();
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", restore);
  restore();
})();
