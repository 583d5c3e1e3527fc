"""What no file may exceed, and the characters that none may have; every way of reading holds them."""

import re

MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR, MAX_ALIASES = 256 * 1024, 32, 20_000, 64 * 1024, 20

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe]"
)
