-- The rights in the application's database. Run in that database. Safe to run again.
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO {runtime};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO {owner};
GRANT USAGE ON SCHEMA public TO {runtime};
GRANT USAGE, CREATE ON SCHEMA public TO {gate}; -- CREATE, because a function's owner must have it
