"""What Alembic runs for every command: it works in the transaction that store.schema opened.

A migration must not rebuild a table on SQLite (op.batch_alter_table): foreign keys are on, they cannot be switched off inside a transaction, and the
dropped table would take the rows that refer to it along, or fail. Migrations only add (decision 0008), and a column is added in place.
"""

from alembic import context

from store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # both databases roll tables back; Alembic assumes that SQLite does not
)
context.run_migrations()
