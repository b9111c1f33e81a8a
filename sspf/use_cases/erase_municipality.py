"""Erase one municipality. What is left is a receipt, kept outside the database."""

from collections.abc import Awaitable, Callable

from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.ports.archive import Archive, Receipt
from sspf.use_cases.room import enter_alone


async def erase_municipality(
    services: Services,
    archive: Archive,
    municipality: MunicipalityId,
    keep: Callable[[Receipt], Awaitable[None]],
) -> Receipt:
    """`keep` writes the receipt down before anything is erased; it may be called again.

    Erased twice, or killed half-way and done once more: nothing is left, and nothing is lost of
    the first receipt, for an empty one is not kept.
    """
    receipt = await archive.receipt(municipality)
    if not receipt.is_empty:
        async with enter_alone(services, municipality) as room:
            await room.note("municipality:erase", municipality)
        receipt = await archive.receipt(municipality)
        await keep(receipt)
        await archive.erase(municipality)
    await archive.clean()
    return receipt
