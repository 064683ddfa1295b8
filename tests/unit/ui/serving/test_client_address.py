import pytest

from ui.serving.client_address import address_of, is_staff, token_of


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxy", "address"),
    [
        ("192.0.2.1", "6.6.6.6", "", "192.0.2.1"),
        ("192.0.2.1", "6.6.6.6", "10.0.0.1", "192.0.2.1"),
        ("10.0.0.1", "6.6.6.6, 192.0.2.7", "10.0.0.1", "192.0.2.7"),
        ("10.0.0.1", "", "10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "<script>", "10.0.0.1", "10.0.0.1"),
        ("::ffff:10.0.0.1", "192.0.2.7", "10.0.0.1", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "", "", "2001:db8:1:2::/64"),
        ("testclient", "6.6.6.6", "", "testclient"),
        ("", "", "", ""),
    ],
)
def test_address(peer: str, forwarded: str, proxy: str, address: str) -> None:
    assert address_of(peer, forwarded, proxy) == address


@pytest.mark.parametrize(
    ("header", "token", "staff"),
    [
        ("Bearer hemlig", "hemlig", True),
        ("bearer hemlig", "hemlig", True),
        ("Bearer hemli", "hemlig", False),
        ("Basic hemlig", "hemlig", False),
        ("hemlig", "hemlig", False),
        ("", "", False),
        ("Bearer ", "", False),
        ("Bearer \udcff", "hemlig", False),
        ("Bearer åäö", "åäö", True),
    ],
)
def test_staff(header: str, token: str, staff: bool) -> None:
    assert is_staff(header, token) is staff


def test_token() -> None:
    assert token_of("Bearer  abc ") == "abc"
