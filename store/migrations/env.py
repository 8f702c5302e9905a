"""What Alembic runs for every command: it works in the transaction that store.schema opened."""

from alembic import context

from store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a constraint in place
    transactional_ddl=True,  # both databases roll tables back; Alembic assumes that SQLite does not
)
context.run_migrations()
