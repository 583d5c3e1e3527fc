"""Whatever a file holds: an answer, never a traceback, a hang or a file elsewhere."""

import pytest
from fuzzing import COMMANDS, FILES, PROGRAM, Fuzzed, mutated
from hypothesis import given, settings
from hypothesis import strategies as st

NUMBERS = st.integers(0, 2**16)
CHANGES = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=6)
KINDS = st.sampled_from((PROGRAM, PROGRAM, PROGRAM, *FILES))
"""Programs more often: they are what people write."""


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        yield Fuzzed(tmp_path_factory.mktemp("outer"), patch)


def test_the_repository_is_sound(fuzzed, capsysbinary):
    """Every command does its work on it, so that the fuzzer reaches more than refusals."""
    codes = [fuzzed.play(PROGRAM, fuzzed.sound[PROGRAM], each, capsysbinary) for each in COMMANDS]
    assert [] == [each for each, code in zip(COMMANDS, codes, strict=True) if code == 2]


@given(name=KINDS, changes=CHANGES, command=st.sampled_from(COMMANDS))
@settings(max_examples=max(60, settings().max_examples))
def test_a_damaged_file(fuzzed, capsysbinary, name, changes, command):
    fuzzed.play(name, mutated(fuzzed.sound[name], changes), command, capsysbinary)


@given(name=KINDS, content=st.binary(max_size=200), command=st.sampled_from(COMMANDS))
@settings(max_examples=max(20, settings().max_examples // 4))
def test_any_bytes(fuzzed, capsysbinary, name, content, command):
    fuzzed.play(name, content, command, capsysbinary)
