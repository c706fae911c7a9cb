"""Why the machine refused a file or folder, in Dutch words that fit inside a sentence."""

import errno
from typing import Final

_WORDS: Final = {
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "een deel van de plek is geen map",
    errno.EISDIR: "het is een map",
    errno.EEXIST: "er staat al iets met deze naam",
    errno.EACCES: "je hebt er geen rechten voor",
    errno.EPERM: "je hebt er geen rechten voor",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "je ruimte op de schijf is op",
    errno.EFBIG: "het bestand is te groot voor deze schijf",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EBUSY: "het is in gebruik",
    errno.ETXTBSY: "het is in gebruik",
    errno.EIO: "de schijf geeft een fout",
    errno.ELOOP: "de snelkoppelingen verwijzen naar elkaar",
    errno.EMFILE: "er zijn te veel bestanden open",
}


def reason(error: OSError) -> str:
    """The reason of a refused read or write as a Dutch clause without capital or full stop.

    The system's own text is English on most machines, so it is never shown; an unknown reason is
    told by its number, by which it can be looked up.
    """
    known = _WORDS.get(error.errno or 0)
    if known is not None:
        return known
    return f"foutnummer {error.errno}" if error.errno else "de reden is onbekend"
