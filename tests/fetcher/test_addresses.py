"""Every forbidden block at its first and last address, and what lies just outside."""

import ipaddress

import pytest

from services.fetcher.addresses import IPV4_FORBIDDEN, IPV6_FORBIDDEN, IPV6_PUBLIC, forbidden, forbidden_text, is_address

BLOCKS = [*IPV4_FORBIDDEN, *IPV6_FORBIDDEN]


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_block_is_forbidden_from_its_first_to_its_last_address(block: ipaddress.IPv4Network) -> None:
    assert forbidden(block[0])
    assert forbidden(block[-1])


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_beside_a_block_other_blocks_decide(block: ipaddress.IPv4Network) -> None:
    for number in (int(block[0]) - 1, int(block[-1]) + 1):
        if 0 <= number < 2**block.max_prefixlen:
            address = type(block[0])(number)
            others = any(address in other for other in BLOCKS if other.version == address.version)
            outside = address.version == 6 and address not in IPV6_PUBLIC
            assert forbidden(address) == (others or outside)


@pytest.mark.parametrize("block", IPV4_FORBIDDEN, ids=str)
def test_an_ipv4_address_within_ipv6_is_judged_as_what_it_is(block: ipaddress.IPv4Network) -> None:
    assert forbidden_text(f"::ffff:{block[-1]}")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert not forbidden_text(address)


@pytest.mark.parametrize("address", ["2606:4700::1111%eth0", "::", "::1", "64:ff9b::808:808", "1fff::1", "4000::"])
def test_scopes_and_what_is_no_global_unicast(address: str) -> None:
    assert forbidden_text(address)


@pytest.mark.parametrize("text", ["", "outlet.example", "1.2.3", "08.8.8.8"])
def test_what_is_no_address_is_an_error_of_the_caller(text: str) -> None:
    with pytest.raises(ValueError, match="does not appear to be"):
        forbidden_text(text)


@pytest.mark.parametrize("host", ["127.0.0.1", "93.184.216.34", "::1", "2606:4700::6810:85e5", "::ffff:10.0.0.1"])
def test_an_address_needs_no_look_up(host: str) -> None:
    assert is_address(host)


@pytest.mark.parametrize(
    "host", ["", "outlet.example", "2130706433", "0x7f.1", "127.1", "0177.0.0.1", "fe80::1%eth0", "a\0b", "ü"]
)
def test_what_only_a_resolver_takes_for_an_address_is_looked_up(host: str) -> None:
    assert not is_address(host)
