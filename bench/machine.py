"""Processor time and memory of the processes that are measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable

import psutil
from django.db import connection

_MEGABYTE = 1024 * 1024


def processor_seconds(pids: Iterable[int]) -> float:
    """Of these processes and all below them, also those that have ended."""
    total = 0.0
    for pid in pids:
        try:
            process = psutil.Process(pid)
            every = [process, *process.children(recursive=True)]
        except psutil.NoSuchProcess:
            continue
        for each in every:
            try:
                times = each.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += times.user + times.system
            total += times.children_user + times.children_system
    return total


def memory(pids: Iterable[int]) -> float:
    """Megabytes of these processes and all below them; what is shared is counted once (PSS)."""
    total = 0.0
    for pid in pids:
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            total += process.memory_full_info().pss / _MEGABYTE
    return total


def postmaster() -> int:
    """The process of PostgreSQL above all sessions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    return int(psutil.Process(backend).ppid())


def facts(stays: int, day: str) -> str:
    """The machine in a sentence, for the table."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    return (
        f"{day}: STAYS={stays:,}, {os.cpu_count()} cores, PostgreSQL {version} with defaults but"
        f" without fsync, Python {platform.python_version()}. Times in milliseconds."
    )
