"""Folders where a register is at risk: on a network, where locks may not hold, or synced, where copies overtake it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from programme.domain.sentences import Sentence, say

NETWORK = {
    "9p",
    "afp",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
}
SYNCED = ("dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "onedrive", "owncloud")
MOUNTS = Path("/proc/self/mounts")
REMOTE_DRIVE = 4  # as Windows counts them


def risk(folder: Path) -> Sentence | None:
    """Return what to warn about in a folder, or None."""
    path = folder.resolve()
    if (name := _synced(path)) is not None:
        return say(
            "{folder} is synced by {name}: a copy made in the middle of a write may damage the register.",
            folder=str(path),
            name=name,
        )
    if _on_network(path):
        return say(
            "{folder} is on a network: two programs that write at once may damage the register.", folder=str(path)
        )
    return None


def _synced(path: Path) -> str | None:
    """Return the folder of the path that a program keeps in step with other machines, or None."""
    marked = (one for one in (path, *path.parents) if (one / ".stfolder").exists())  # Syncthing
    named = (one for one in path.parts if one.lower().startswith(SYNCED))
    return next(named, None) or next((str(one) for one in marked), None)


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        remote: bool = ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == REMOTE_DRIVE
        return remote
    return file_system(path, MOUNTS) in NETWORK


def file_system(path: Path, mounts: Path) -> str:
    """Return the kind of file system that holds a path, such as ``ext4``; nothing where the system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    found = [(point.replace("\\040", " "), kind) for _, point, kind, *_ in map(str.split, lines)]
    holding = [(len(point), kind) for point, kind in found if os.path.commonpath([point, path]) == point]
    return max(holding, default=(0, ""))[1]
