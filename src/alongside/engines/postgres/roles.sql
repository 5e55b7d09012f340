-- The three roles. Run as a superuser, or as a role that may create roles and databases. Safe to run again.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {owner_name}) THEN CREATE ROLE {owner} LOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {runtime_name}) THEN CREATE ROLE {runtime} LOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {gate_name}) THEN CREATE ROLE {gate} NOLOGIN; END IF;

  -- Only where something is wrong: on a managed server even naming these attributes may be refused.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname IN ({owner_name}, {runtime_name}, {gate_name})
             AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication)) THEN
    ALTER ROLE {owner} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION;
    ALTER ROLE {runtime} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION;
    ALTER ROLE {gate} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = {gate_name} AND rolcanlogin) THEN ALTER ROLE {gate} NOLOGIN; END IF;

  -- Migrations hand functions to the gate; they do not act with its rights unless they say so (SET ROLE).
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE 'GRANT {gate} TO {owner} WITH INHERIT FALSE, SET TRUE'; -- 15 could not even read it
  ELSE
    GRANT {gate} TO {owner};
  END IF;

  -- Whoever is not a superuser must belong to the owner to give it a database.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT {owner} TO %I', current_user);
  END IF;
END
$$;
