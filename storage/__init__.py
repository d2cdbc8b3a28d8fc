"""Tables, migrations and questions to the database.

All SQL lives here, for SQLite and for PostgreSQL alike. It hands out domain objects, never rows.
"""
