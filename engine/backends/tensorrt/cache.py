"""TensorRT engines on disk. An engine is machine code: one that is not provably our own and whole is never loaded.

Used by the TensorRT back end on the job thread; files appear whole or not at all.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from engine.backends.tensorrt.key import EngineKey

log = logging.getLogger(__name__)

_MAGIC = b"pastiche engine 1\n"
_MOST_ENTRIES = 32
"""About ten megabytes each: the sizes of a dozen cameras and windows."""


class EngineCache:
    """Keeps what belongs to an engine: the engine itself, and the kernels compiled for it ("engine", "kernels").

    A full or read-only disk costs the next start some time, nothing else: it is logged.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is made when missing, for this user alone."""
        self.folder = folder

    def load(self, key: EngineKey, kind: str = "engine") -> bytes | None:
        """What was stored, or None when it is not there, damaged, or not what `key` asks for; then it is removed."""
        path = self._path(key, kind)
        if not path.is_file() or not self._is_private():
            return None
        try:
            content = _unpack(path.read_bytes(), key)
            # Used just now: the oldest are removed first.
            os.utime(path)
        except (OSError, ValueError) as error:
            log.info("%s is of no use and will be made again: %s", path.name, error)
            _remove(path)
            return None
        return content

    def store(self, key: EngineKey, content: bytes, kind: str = "engine") -> None:
        """Keep `content`, and remove what has not been used for longest."""
        path = self._path(key, kind)
        partial = path.with_suffix(f".{os.getpid()}.partial")
        try:
            self._make_private()
            partial.write_bytes(_pack(content, key))
            # Whole or not at all, whatever ends this process in between.
            os.replace(partial, path)
            self._prune()
        except OSError as error:
            _remove(partial)
            log.info("%s was not kept: %s", path.name, error)

    def discard(self, key: EngineKey) -> None:
        """Forget everything kept for `key`."""
        for kind in ("engine", "kernels"):
            _remove(self._path(key, kind))

    def _path(self, key: EngineKey, kind: str) -> Path:
        return self.folder / f"{key.digest()}.{kind}"

    def _make_private(self) -> None:
        if self.folder.exists() and not self._is_private():
            log.info("%s was open to others and is emptied", self.folder)
            # Somebody else could have put an engine there, and an engine is code.
            shutil.rmtree(self.folder)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _is_private(self) -> bool:
        """Whether nobody else could have put anything here. Windows keeps a user's folders private by itself."""
        if os.name == "nt":
            return True
        state = self.folder.stat()
        # Ours, and nobody else may even read it.
        return state.st_uid == os.getuid() and stat.S_IMODE(state.st_mode) & 0o077 == 0

    def _prune(self) -> None:
        files = sorted(self.folder.glob("*.engine"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[_MOST_ENTRIES:]:
            _remove(path.with_suffix(".kernels"))
            _remove(path)


def _pack(content: bytes, key: EngineKey) -> bytes:
    return b"".join([_MAGIC, hashlib.sha256(content).digest(), key.as_text().encode(), b"\n", content])


def _unpack(data: bytes, key: EngineKey) -> bytes:
    """The content of a packed entry. Raises ValueError when it is not whole or belongs to another key."""
    start = len(_MAGIC)
    digest, text, content = data[start : start + 32], *_split(data[start + 32 :])
    # The key is compared whole: a digest in the file name might be another key's.
    if data[:start] != _MAGIC or text != key.as_text().encode():
        raise ValueError("it was made for something else")
    if hashlib.sha256(content).digest() != digest:
        raise ValueError("it is damaged")
    return content


def _split(data: bytes) -> tuple[bytes, bytes]:
    text, _, content = data.partition(b"\n")
    return text, content


def _remove(path: Path) -> None:
    """Remove a file if there is one and the disk lets us; what cannot be removed is refused again the next time."""
    with suppress(OSError):
        path.unlink()
