from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
settings = config.get_section(config.config_ini_section)


def run_migrations_offline():
    context.configure(url=settings["sqlalchemy.url"], literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    engine = engine_from_config(settings, prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
