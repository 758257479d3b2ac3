"""A real Postgres and a real Redis-protocol server from wheels, and the supervisor of the processes, for one machine."""
