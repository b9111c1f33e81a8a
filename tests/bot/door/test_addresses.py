"""Where an answer may be sent: the host list, and the tricks that are played with addresses."""

import pytest

from bot.door.admitted import Reason
from tests.bot.door.doorway import TENANT, Doorway, an_activity, status_of
from tests.fakes.key_server import a_bearer

ADDRESSES = {
    "https://smba.trafficmanager.net/emea/": 200,
    "https://smba.trafficmanager.net/": 200,
    "https://smba.trafficmanager.net/amer-client-ss.msg/": 200,
    f"https://smba.trafficmanager.net/emea/{TENANT}/": 200,
    "https://SMBA.trafficmanager.net/emea/": 200,
    "https://smba.trafficmanager.net:443/emea/": 200,
    "https://smba.trafficmanager.net": 200,
    "https://smba.trafficmanager.net:8443/emea/": 403,
    "https://smba.trafficmanager.net:/emea/": 403,
    "https://smba.trafficmanager.net:0443/emea/": 403,
    "http://smba.trafficmanager.net/emea/": 403,
    "HTTPS://smba.trafficmanager.net/emea/": 403,
    "//smba.trafficmanager.net/emea/": 403,
    "ftp://smba.trafficmanager.net/emea/": 403,
    "https://smba.trafficmanager.net@evil.example/": 403,
    "https://u:p@smba.trafficmanager.net/emea/": 403,
    "https://@smba.trafficmanager.net/emea/": 403,
    "https://smba.trafficmanager.net.evil.example/": 403,
    "https://smba.trafficmanager.net./emea/": 403,
    "https://evil.example/smba.trafficmanager.net/": 403,
    "https://evil.example/?x=https://smba.trafficmanager.net/": 403,
    "https://evil.example/#https://smba.trafficmanager.net/": 403,
    "https://evil.example\\@smba.trafficmanager.net/": 403,
    "https://smba.trafficmanager.net\\.evil.example/": 403,
    "https://smba.trafficmanager.net/emea/?x=": 403,
    "https://smba.trafficmanager.net/emea/#": 403,
    "https://smba.trafficmanager.net/../x/": 403,
    "https://smba.trafficmanager.net//evil.example/": 403,
    "https://smba.trafficmanager.net/%2e%2e/": 403,
    " https://smba.trafficmanager.net/emea/": 403,
    "https://smba.trafficmanager.net/emea/ ": 403,
    "https://smba。trafficmanager。net/": 403,
    "https://smba.trafficmаnager.net/": 403,
    "https://[::1/": 403,
    "http://127.0.0.1:3978/": 403,
    "http://localhost/": 403,
    "https://169.254.169.254/": 403,
    "javascript:alert(1)": 403,
    "hej": 403,
}


@pytest.mark.parametrize("address", ADDRESSES)
async def test_given_a_service_url_that_the_token_agrees_with_then_only_listed_hosts_do(
    doorway: Doorway, address: str
) -> None:
    status = await status_of(
        doorway.gate(), a_bearer(serviceurl=address), an_activity(serviceUrl=address)
    )

    assert status == ADDRESSES[address]
    assert doorway.refused == ([] if status == 200 else [Reason.HOST])


@pytest.mark.parametrize(
    ("listed", "address", "status"),
    [
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000/x/", 200),
        ("http://127.0.0.1:5000/", "http://127.0.0.1:5000/x/", 200),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5001/x/", 403),
        ("http://127.0.0.1:5000", "http://127.0.0.1/x/", 403),
        ("http://127.0.0.1:5000", "http://localhost:5000/x/", 403),
        ("http://127.0.0.1:5000", "http://127.1:5000/x/", 403),
        ("http://127.0.0.1:5000", "https://127.0.0.1:5000/x/", 403),
        ("127.0.0.1:5000", "http://127.0.0.1:5000/x/", 403),
        ("smba.example:8443", "https://smba.example:8443/x/", 200),
        ("smba.example:8443", "https://smba.example/x/", 403),
        ("https://smba.example", "https://smba.example/x/", 200),
    ],
)
async def test_given_an_entry_with_scheme_or_port_then_only_that_very_origin_is_let_in(
    doorway: Doorway, listed: str, address: str, status: int
) -> None:
    gate = doorway.gate(hosts=(listed,))

    sent = await status_of(gate, a_bearer(serviceurl=address), an_activity(serviceUrl=address))

    assert sent == status
