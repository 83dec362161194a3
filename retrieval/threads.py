"""Matrix work on one thread: on shared cores more threads wait for each other and are up to thirty times slower."""

from threadpoolctl import threadpool_limits


def one_thread() -> None:
    """Let the matrix libraries of this process use one thread each, from now on."""
    threadpool_limits(1)
