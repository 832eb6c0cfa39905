"""Shutting the doors of a process behind it: no network, no other programs, no files but its own code to read.

Every step is taken where the system knows it and passed over where it does not: Linux knows them all (namespaces,
Landlock, seccomp), other systems keep the limits of the process alone. Numbers are those of the kernel's interface.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import socket
import struct
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _SET_DUMPABLE = 38, 22, 4
_FILTER_MODE = 2

# System calls that reading a document never needs: sockets, programs, tracing, mounting, modules, keys.
_FORBIDDEN = {
    "x86_64": (
        0xC000003E,
        [41, 42, 43, 44, 46, 49, 50, 53, 56, 57, 58, 59, 62, 101, 165, 166, 175, 200, 234, 248, 249, 250]
        + [272, 288, 298, 307, 308, 310, 311, 313, 321, 322, 323, 425, 426, 427, 434, 435],
    ),
    "aarch64": (
        0xC00000B7,
        [39, 40, 97, 105, 117, 129, 130, 131, 198, 199, 200, 201, 202, 203, 206, 211, 217, 218, 219, 220, 221]
        + [241, 242, 268, 269, 270, 271, 273, 280, 281, 282, 425, 426, 427, 434, 435],
    ),
}


def confine(readable: Iterable[str]) -> None:
    """Take from this process what it does not need. `readable`: folders that it may still read."""
    _close_off_sockets()
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None, use_errno=True)
    with contextlib.suppress(OSError, AttributeError):
        libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0)
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)  # a network of its own, with nobody in it
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _landlock(libc, readable)
        _forbid_calls(libc)


def _close_off_sockets() -> None:
    def refuse(*args: Any, **options: Any) -> NoReturn:
        raise OSError("no network here")

    socket.socket = refuse  # type: ignore[assignment,misc]
    socket.create_connection = refuse
    socket.getaddrinfo = refuse


# Files (Landlock, Linux 5.13 and newer)

_READ_FILE, _READ_DIR, _EVERYTHING = 1 << 2, 1 << 3, (1 << 13) - 1
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446


def _landlock(libc: ctypes.CDLL, readable: Iterable[str]) -> None:
    attribute = struct.pack("Q", _EVERYTHING)
    ruleset = libc.syscall(_CREATE_RULESET, attribute, len(attribute), 0)
    if ruleset < 0:
        return
    for folder in _existing(readable):
        handle = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        libc.syscall(_ADD_RULE, ruleset, 1, struct.pack("=Qi", _READ_FILE | _READ_DIR, handle), 0)
        os.close(handle)
    libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _existing(folders: Iterable[str]) -> Iterator[str]:
    return (folder for folder in dict.fromkeys(map(os.path.realpath, folders)) if os.path.isdir(folder))


# System calls (seccomp)


def _forbid_calls(libc: ctypes.CDLL) -> None:
    """A filter that answers "not permitted" to the calls above, and ends a process of another architecture."""
    known = _FORBIDDEN.get(platform.machine())
    if known is None:
        return
    architecture, calls = known
    load, equal, answer = 0x20, 0x15, 0x06
    program = [(load, 0, 0, 4), (equal, 1, 0, architecture), (answer, 0, 0, 0x80000000), (load, 0, 0, 0)]
    for n, call in enumerate(calls):
        program.append((equal, len(calls) - n, 0, call))
    program += [(answer, 0, 0, 0x7FFF0000), (answer, 0, 0, 0x00050001)]
    code = b"".join(struct.pack("=HBBI", *step) for step in program)
    held = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("@HxxxxxxP", len(program), ctypes.addressof(held))
    libc.prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.create_string_buffer(described, len(described)), 0, 0)
