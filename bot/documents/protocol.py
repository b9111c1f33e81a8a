"""How the house and the process that makes files speak to each other.

Both ways: four bytes of length, then so much. An order is JSON; an answer begins with one byte,
`f` for a file or `x` for the key of what is wrong.
"""

import struct

LENGTH = struct.Struct(">I")
FILE, FAULT = b"f", b"x"
NOT_MADE = "document.not_made"
