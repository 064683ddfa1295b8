"""What is kept of a password, and which passwords are refused."""

import pytest

from ui.signin.password import COST, NONE, hashed, matches, weakness

GOOD = "korrekt häst batteri"


def test_the_password_and_no_other_matches() -> None:
    kept = hashed(GOOD)
    assert matches(GOOD, kept)
    assert not matches("korrekt häst batter", kept)
    assert not matches("", kept)


def test_it_is_kept_salted_with_its_cost() -> None:
    one, two = hashed(GOOD), hashed(GOOD)
    assert one != two
    assert one.startswith("scrypt$32768$8$3$")
    assert GOOD not in one
    assert COST.n >= 2**15


def test_a_letter_typed_as_two_signs_is_the_same() -> None:
    assert matches("korrekt ha\u0308st batteri", hashed(GOOD))


@pytest.mark.parametrize(
    "kept",
    [
        NONE,
        "klartext",
        "md5$1$1$1$YQ==$YQ==",
        "scrypt$3$8$1$YQ==$YQ==",
        "scrypt$1073741824$8$1$YQ==$YQ==",
        "scrypt$32768$8$999$YQ==$YQ==",
        "scrypt$32768$8$3$åäö$YQ==",
        "scrypt$32768$8$3$YQ==$",
    ],
)
def test_nothing_matches_what_is_damaged(kept: str) -> None:
    assert not matches(GOOD, kept)
    assert not matches("", kept)


def test_the_cost_is_read_from_what_is_kept() -> None:
    import hashlib
    from base64 import b64encode

    digest = hashlib.scrypt(b"hej", salt=b"salt", n=16, r=1, p=1, dklen=32)
    kept = f"scrypt$16$1$1${b64encode(b'salt').decode()}${b64encode(digest).decode()}"
    assert matches("hej", kept)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kort", "minst 12 tecken"),
        ("x" * 1001, "högst 1000"),
        ("abababababab", "olika tecken"),
        ("anna.berg@kommunen.se", "användarnamnet"),
        ("Anna Bergström1", "användarnamnet"),
        ("qwertyuiopåa", "tangentbordet"),
        ("123456789012", "tangentbordet"),
    ],
)
def test_weak_ones_are_refused_with_the_reason(password: str, said: str) -> None:
    assert said in weakness(password, "anna.berg@kommunen.se", "Anna Bergström")


def test_a_good_one_is_not() -> None:
    assert weakness(GOOD, "anna", "Anna Bergström") == ""
