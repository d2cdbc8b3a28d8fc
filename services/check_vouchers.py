"""The check of codes: whether each opens, and is the one that was loaded in its row."""

from collections.abc import AsyncIterator

from storage.sealing import NoKeys, NotOpened
from storage.seals import SealMissing
from storage.vouchers import Found
from storage.work import Work

_WORDS = {
    Found.KEY_MISSING: "is sealed with a key that is not there: voetstuk keys list",
    Found.CHANGED: "does not open: it was changed, or is that of another row",
    Found.ANOTHER: "is another one than was loaded in its row",
}


async def findings(work: Work) -> AsyncIterator[str]:
    """A sentence for each code that is not what it should be. Never a code."""
    if not await work.vouchers.key_ids():
        return
    try:
        async for voucher_id, found in work.vouchers.look_at_all():
            if found is not Found.WELL:
                yield f"The code of voucher {voucher_id} {_WORDS[found]}."
    except NoKeys:
        yield "The codes of gifts were not looked at: there are no keys (VOETSTUK_KEYS_FILE)."
    except SealMissing:
        yield "The secret with which codes are compared is not there: a code could be loaded twice unnoticed."
    except NotOpened:
        yield "The codes of gifts can't be looked at: these keys are not those of this database."
