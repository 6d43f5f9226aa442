"""Why the system did not let a file be read or written, in the words of people.

Systems say it in English only, or in a language of their own.
"""

import errno
from collections.abc import Mapping
from typing import Final

from guiju.engine.text import Text

_FORBIDDEN: Final = Text(zh="没有权限", en="there is no permission")
_SAID: Final[Mapping[int, Text]] = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOENT: Text(zh="没有这个文件或文件夹", en="there is no such file or folder"),
    errno.EEXIST: Text(zh="那里有同名的文件", en="a file of that name stands there"),
    errno.ENOTDIR: Text(zh="路径中间是文件", en="a file stands within the path"),
    errno.EISDIR: Text(zh="那里是文件夹", en="a folder stands there"),
    errno.ENOSPC: Text(zh="磁盘已满", en="the disk is full"),
    errno.EROFS: Text(zh="磁盘是只读的", en="the disk is read-only"),
    errno.EIO: Text(zh="设备出错", en="the device failed"),
    errno.ENAMETOOLONG: Text(zh="名称太长", en="the name is too long"),
    errno.ELOOP: Text(zh="链接绕成了圈", en="links lead round in a circle"),
}


def cause(error: OSError) -> Text:
    """Return why ``error`` came up; what has no words here is said by the system."""
    said = _SAID.get(error.errno or 0)
    name = error.strerror or type(error).__name__
    return Text(zh=name, en=name) if said is None else said
