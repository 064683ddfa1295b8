"""What the service keeps between requests, where it keeps anything: one database, SQLite or PostgreSQL."""
