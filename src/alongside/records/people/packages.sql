-- Tables of the packages that sign people in and run jobs. They are read before anybody is known and hold no health data
-- (house.md 9.7), so they have no row-level security; the same list, with reasons, is in tests/house/exempt_tables.py.
do $$
declare t text;
begin
    foreach t in array array[
        'account_emailaddress', 'account_emailconfirmation', 'mfa_authenticator', 'usersessions_usersession',
        'socialaccount_socialaccount', 'socialaccount_socialapp', 'socialaccount_socialtoken', 'django_session',
        'axes_accessattempt', 'axes_accessattemptexpiration', 'axes_accessfailurelog', 'axes_accesslog',
        'procrastinate_jobs', 'procrastinate_events', 'procrastinate_periodic_defers', 'procrastinate_workers'
    ] loop
        execute format('grant select, insert, update, delete on %I to alongside_runtime', t);
    end loop;
    grant select on django_content_type, django_migrations to alongside_runtime;
    grant usage on all sequences in schema public to alongside_runtime;
end $$;

-- Django's cache: counts of tries and codes that were used, shared by all web processes. Keys hold hashes, never names.
grant select, insert, update, delete on shared_cache to alongside_runtime;
