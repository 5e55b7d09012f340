-- Disposal: what two different people approved, once the day is reached and nothing holds the record (rules/retention.py).
--
-- Every table with a person's rows is emptied of them, whichever room it belongs to: they are found in the catalogue, so that
-- a table that is added later is disposed of without anybody remembering. What holds the chains together stays, emptied:
-- versions and their sections (with their fingerprints), rounds, the audit (without salt and detail), the person's row and
-- account (without a name), and the disposal itself.

-- kept_columns: of a table whose rows stay, the columns that stay as they are. Null: its rows go.
create function kept_columns(p_table text) returns text[] language sql immutable as $$
    select case p_table
        when 'people_person' then array['id', 'merged_into_id']
        when 'people_account' then array['id', 'person_id', 'joined_at']
        when 'plans_round' then array['id', 'person_id', 'organisation_id', 'number', 'stage', 'opened_at', 'closed_at']
        when 'plans_planversion' then array['id', 'person_id', 'round_id', 'number', 'agreed_at', 'agreed_by', 'review_on',
                                            'previous_fingerprint', 'fingerprint']
        when 'plans_plansection' then array['id', 'person_id', 'version_id', 'section', 'fingerprint']
        when 'audit_event' then array['id', 'chain', 'number', 'at', 'kind', 'role', 'account', 'organisation', 'on_behalf_of',
                                      'purpose', 'person', 'because', 'commitment', 'previous', 'hash']
        when 'rights_disposal' then array['*']
    end $$;

-- column_of_person: the column that says whose row it is; null for a table that is about nobody.
create function column_of_person(p_table text) returns text language sql stable as $$
    select case when p_table = 'people_person' then 'id' when p_table = 'audit_event' then 'person'
        else (select attname::text from pg_attribute where attrelid = to_regclass(p_table) and attname = 'person_id'
              and not attisdropped) end $$;

create function tables_of_people() returns setof text language sql stable as $$
    select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and column_of_person(c.relname) is not null order by c.relname $$;

-- hangs_on: rows without a person of their own that hang on rows which go: their table and column, and on which table.
create function hangs_on() returns table (child text, child_column text, parent text) language sql stable as $$
    select child.relname::text, a.attname::text, parent.relname::text
    from pg_constraint c
    join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and column_of_person(child.relname) is null
      and column_of_person(parent.relname) is not null and kept_columns(parent.relname) is null $$;

-- The gate may empty and remove rows of the people whom this transaction disposes of, and of nobody else.
do $$
declare t text;
begin
    for t in select tables_of_people() loop
        continue when t = 'rights_disposal';
        execute format('grant delete, update on %I to alongside_gate', t);
        execute format('create policy gate_removes on %I for delete to alongside_gate using (%I = any(disposing()))',
                       t, column_of_person(t));
        execute format('create policy gate_empties on %I for update to alongside_gate using (%I = any(disposing()))
                        with check (%I = any(disposing()))', t, column_of_person(t), column_of_person(t));
    end loop;
    for t in select distinct child from hangs_on() loop
        execute format('grant delete on %I to alongside_gate', t);
        execute format('create policy gate_removes on %I for delete to alongside_gate
                        using (cardinality(disposing()) > 0)', t);
    end loop;
    grant select, delete on account_emailaddress, account_emailconfirmation, mfa_authenticator, usersessions_usersession,
        socialaccount_socialaccount, socialaccount_socialtoken to alongside_gate;
end $$;

-- emptied: "name = '', email = null, ..." for every column that does not stay. What may be null is; the rest is empty.
create function emptied(p_table text) returns text language sql stable as $$
    select string_agg(format('%I = %s', a.attname, case
        when not a.attnotnull then 'null'
        when a.attname = 'nhs_number_check' then quote_literal('not-checked')
        when t.typcategory = 'S' then quote_literal('')
        when t.typcategory = 'B' then 'false'
        when t.typcategory = 'A' then quote_literal('{}')
        when t.typname = 'jsonb' then quote_literal('{}')
        when t.typname = 'bytea' then quote_literal('')
        when t.typname = 'date' then quote_literal('1900-01-01')
        when t.typname in ('timestamp', 'timestamptz') then quote_literal('1900-01-01Z')
        when t.typname = 'uuid' then quote_literal('00000000-0000-0000-0000-000000000000')
        when t.typcategory = 'N' then '0'
    end), ', ')
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = to_regclass(p_table) and a.attnum > 0 and not a.attisdropped
      and not a.attname = any(kept_columns(p_table)) $$;

-- removal_order: the tables whose rows go, each before those that its rows hang on.
create function removal_order() returns text[] language plpgsql stable as $$
declare v_left text[]; v_order text[] := '{}'; v_next text[];
begin
    select array_agg(t) into v_left from tables_of_people() t where kept_columns(t) is null;
    while cardinality(v_left) > 0 loop
        select array_agg(t) into v_next from unnest(v_left) t where not exists (
            select from pg_constraint c join pg_class child on child.oid = c.conrelid
            where c.contype = 'f' and c.confrelid = to_regclass(t) and c.conrelid <> c.confrelid
              and child.relname::text = any(v_left));
        if v_next is null then raise exception 'these tables hang on each other: %', v_left; end if;
        v_order := v_order || v_next;
        select coalesce(array_agg(t), '{}') into v_left from unnest(v_left) t where not t = any(v_next);
    end loop;
    return v_order;
end $$;

-- people_of_record: the person, and whoever was merged into them.
create function people_of_record(p_person uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    with recursive of_record(id) as (
        select p_person union select p.id from people_person p join of_record r on p.merged_into_id = r.id)
    select array_agg(id) from of_record $$;
alter function people_of_record(uuid) owner to alongside_gate;

-- dispose_of: carry out an approved disposal; how many rows of each table. The last word on the two people, the day and the
-- hold is here, whatever the code above believed.
create function dispose_of(p_disposal uuid) returns jsonb language plpgsql security definer set search_path = public as $$
declare v_disposal rights_disposal%rowtype; v_people uuid[]; v_accounts uuid[]; v_counts jsonb := '{}'; v_count bigint; t text;
    v_hanging record;
begin
    select * into v_disposal from rights_disposal where id = p_disposal for update;
    v_people := people_of_record(v_disposal.person_id);
    if v_disposal.id is null or v_disposal.done_at is not null or v_disposal.refused_at is not null
       or v_disposal.approved_by is null or v_disposal.approved_by = v_disposal.proposed_by
       or v_disposal.approved_by is distinct from acting_id('account')
       or v_disposal.organisation_id is distinct from acting_id('organisation')
       or v_disposal.due_on > today()
       or exists (select from rights_legalhold where person_id = any(v_people) and lifted_at is null)
       or exists (select from people_registration g join people_person p on p.id = g.person_id
                  where g.person_id = any(v_people) and p.died_on is null
                    and g.since_on <= today() and (g.until_on is null or g.until_on >= today())) then
        raise exception 'this record is not disposed of' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('alongside.disposing', v_people::text, true);
    update plans_round set stage = 'ended', closed_at = acting_at() where person_id = any(v_people) and closed_at is null;
    select coalesce(array_agg(id), '{}') into v_accounts from people_account where person_id = any(v_people);
    delete from account_emailconfirmation where email_address_id in
        (select id from account_emailaddress where user_id = any(v_accounts));
    delete from account_emailaddress where user_id = any(v_accounts);
    delete from mfa_authenticator where user_id = any(v_accounts);
    delete from usersessions_usersession where user_id = any(v_accounts);
    delete from socialaccount_socialtoken where account_id in
        (select id from socialaccount_socialaccount where user_id = any(v_accounts));
    delete from socialaccount_socialaccount where user_id = any(v_accounts);
    foreach t in array removal_order() loop
        for v_hanging in select * from hangs_on() h where h.parent = t loop
            execute format('delete from %I where %I in (select id from %I where %I = any($1))', v_hanging.child,
                           v_hanging.child_column, t, column_of_person(t)) using v_people;
        end loop;
        execute format('delete from %I where %I = any($1)', t, column_of_person(t)) using v_people;
        get diagnostics v_count = row_count;
        if v_count > 0 then v_counts := v_counts || jsonb_build_object(t, v_count); end if;
    end loop;
    for t in select x from tables_of_people() x where kept_columns(x) is not null and kept_columns(x) <> array['*'] loop
        execute format('update %I set %s where %I = any($1)', t, emptied(t), column_of_person(t)) using v_people;
        get diagnostics v_count = row_count;
        if v_count > 0 then v_counts := v_counts || jsonb_build_object(t, v_count); end if;
    end loop;
    perform set_config('alongside.disposing', '', true);
    update rights_disposal set done_at = acting_at(), emptied = v_counts where id = p_disposal;
    return v_counts;
end $$;
alter function dispose_of(uuid) owner to alongside_gate;
revoke all on function dispose_of(uuid), people_of_record(uuid) from public;
grant execute on function dispose_of(uuid) to alongside_runtime;

-- records_past: what rules.retention.Life knows of everybody who is, or was, on the list of the actor's organisation, where
-- nobody looks after them any more or they died: dates and kinds, no content. Those that were disposed of are left out.
create function records_past(p_person uuid)
returns table (
    person uuid, name text, born_on date, died_on date, last_entry_on date, kinds text[], is_looked_after boolean,
    is_held boolean, disposal uuid
) language sql stable security definer set search_path = public as $$
    select p.id, concat_ws(' ', p.given_name, p.family_name), p.born_on, p.died_on,
        greatest(
            (select max(coalesce(g.until_on, g.since_on)) from people_registration g where g.person_id = p.id),
            (select max((c.said_at at time zone 'Europe/London')::date) from plans_contribution c where c.person_id = p.id),
            (select max((v.agreed_at at time zone 'Europe/London')::date) from plans_planversion v where v.person_id = p.id),
            (select max((a.starts_at at time zone 'Europe/London')::date) from appointments_appointment a
             where a.person_id = p.id),
            (select max((h.taken_at at time zone 'Europe/London')::date) from health_result h where h.person_id = p.id)),
        (select array_agg(distinct coalesce(k.record_kind, '')) from people_registration g
         left join rights_rightscontact k on k.organisation_id = g.organisation_id where g.person_id = p.id),
        exists (select from people_registration g where g.person_id = p.id and g.since_on <= (select today())
                and (g.until_on is null or g.until_on >= (select today()))),
        exists (select from rights_legalhold h where h.person_id = p.id and h.lifted_at is null),
        (select d.id from rights_disposal d where d.person_id = p.id and d.refused_at is null)
    from people_person p
    where (select acting('role')) in ('privacy-officer', 'practice-administrator', 'coordinator')
      and (p_person is null or p.id = p_person) and p.merged_into_id is null
      and exists (select from people_registration g where g.person_id = p.id
                  and g.organisation_id = (select acting_id('organisation')))
      and not p.id = any((select people_kept_from())::uuid[])
      and (p_person is not null or p.died_on is not null or not exists (
          select from people_registration g where g.person_id = p.id and g.since_on <= (select today())
            and (g.until_on is null or g.until_on >= (select today())))) $$;
alter function records_past(uuid) owner to alongside_gate;
revoke all on function records_past(uuid) from public;
grant execute on function records_past(uuid) to alongside_runtime;
