-- Room 1: how every table is protected, who the transaction acts as, and the only way into the audit.

-- protect_table: forced, fail-closed row-level security. With no policy for the runtime role, it sees nothing.
create procedure protect_table(table_name text, runtime_privileges text) language plpgsql as $$
begin
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format('create policy owner_all on %I to alongside_owner using (true) with check (true)', table_name);
    execute format('create policy gate_reads on %I for select to alongside_gate using (true)', table_name);
    execute format('grant select on %I to alongside_gate', table_name);
    execute format('revoke all on %I from alongside_runtime', table_name);
    execute format('grant %s on %I to alongside_runtime', runtime_privileges, table_name);
end $$;

-- disposing: the people whose record this transaction disposes of (records/rights/disposal.sql); nobody, anywhere else.
create function disposing() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('alongside.disposing', true), '')::uuid[], '{}') $$;

-- refuse_change: a trigger for tables that only ever grow. A disposal that two people approved empties what was kept; it is a
-- gate function, and nobody else acts as the gate.
create function refuse_change() returns trigger language plpgsql as $$
begin
    if current_user = 'alongside_gate' and cardinality(disposing()) > 0 and tg_op = 'DELETE' then
        return old;
    elsif current_user = 'alongside_gate' and cardinality(disposing()) > 0 and tg_op = 'UPDATE' then
        return new;
    end if;
    raise exception '% on % is refused: its rows are never changed or removed', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create procedure insert_only(table_name text) language plpgsql as $$
begin
    execute format('create trigger insert_only before update or delete on %I for each row execute function refuse_change()', table_name);
    execute format('create trigger insert_only_truncate before truncate on %I for each statement execute function refuse_change()', table_name);
end $$;

-- of_the_same_person: a row is about the same person as the row that it hangs on; no path of the code can mix two people.
create procedure of_the_same_person(table_name text, column_name text, parent text) language plpgsql as $$
begin
    if not exists (select from pg_constraint where conname = parent || '_and_person') then
        execute format('alter table %I add constraint %I unique (id, person_id)', parent, parent || '_and_person');
    end if;
    if not exists (select from pg_constraint where conname = table_name || '_' || column_name || '_same_person') then
        execute format('alter table %I add constraint %I foreign key (%I, person_id) references %I (id, person_id)',
                       table_name, table_name || '_' || column_name || '_same_person', column_name, parent);
    end if;
end $$;

-- The identity of this transaction, set by the doors; empty means null, and null matches nothing.
create function acting(name text) returns text language sql stable parallel safe as
$$ select nullif(current_setting('alongside.' || name, true), '') $$;
create function acting_id(name text) returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('alongside.' || name, true), '')::uuid $$;
create function acting_at() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('alongside.at', true), '')::timestamptz, now()) $$;
create function today() returns date language sql stable parallel safe as
$$ select (acting_at() at time zone 'Europe/London')::date $$;

call protect_table('audit_event', 'select');
call protect_table('audit_head', 'select');
call insert_only('audit_event');
grant select, insert on audit_event to alongside_gate;
grant select, insert, update on audit_head to alongside_gate;
grant usage on sequence audit_event_id_seq to alongside_gate;
create policy gate_appends on audit_event for insert to alongside_gate with check (true);
create policy gate_moves_insert on audit_head for insert to alongside_gate with check (true);
create policy gate_moves_update on audit_head for update to alongside_gate using (true) with check (true);

-- A person reads what was done with their plan; everyone reads their own acts; a privacy officer, their organisation's.
create policy person_reads_own on audit_event for select to alongside_runtime
    using ((select acting('role')) = 'person' and person = (select acting_id('person')));
create policy own_acts on audit_event for select to alongside_runtime using (account = (select acting_id('account')));
-- What was done about restrictions is in chains of its own, apart: for the safeguarding leads of the organisation that did.
-- So is what was done in their compartment; a privacy officer sees that it was, by a reference, and not about whom.
create policy lead_reads_apart on audit_event for select to alongside_runtime
    using ((select acting('role')) = 'safeguarding-lead' and organisation = (select acting_id('organisation'))
           and (chain like 'apart:%' or chain like 'safeguarding:%'));
create policy privacy_officer_reads on audit_event for select to alongside_runtime
    using ((select acting('role')) = 'privacy-officer' and organisation = (select acting_id('organisation'))
           and chain not like 'apart:%');

-- One field of the hashed text: its length in bytes, a colon, the text; a null is "-". No two lists of fields look alike.
create function audit_field(value text) returns bytea language sql immutable parallel safe as
$$ select case when value is null then '-'::bytea
          else convert_to(octet_length(convert_to(value, 'UTF8'))::text || ':' || value, 'UTF8') end $$;

create function audit_hash(
    previous bytea, chain text, number bigint, at timestamptz, kind text, role text, account uuid, organisation uuid,
    on_behalf_of uuid, purpose text, person uuid, because text, commitment bytea
) returns bytea language sql immutable parallel safe as
$$ select sha256(previous || audit_field(chain) || audit_field(number::text)
    || audit_field(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || audit_field(kind) || audit_field(role) || audit_field(account::text) || audit_field(organisation::text)
    || audit_field(on_behalf_of::text) || audit_field(purpose) || audit_field(person::text) || audit_field(because)
    || audit_field(encode(commitment, 'hex'))) $$;

-- audit_append: the only way in. The head row is locked, so one chain grows one link at a time.
create function audit_append(p_chain text, p_kind text, p_person uuid, p_because text, p_detail jsonb)
returns void language plpgsql security definer set search_path = public as $$
declare
    head audit_head%rowtype;
    v_salt bytea := decode(replace(gen_random_uuid()::text, '-', ''), 'hex');
    v_at timestamptz := date_trunc('microseconds', acting_at());
    v_commitment bytea := sha256(v_salt || convert_to(p_detail::text, 'UTF8'));
    v_hash bytea;
begin
    insert into audit_head (chain, number, hash) values (p_chain, 0, ''::bytea) on conflict (chain) do nothing;
    select * into head from audit_head where chain = p_chain for update;
    v_hash := audit_hash(head.hash, p_chain, head.number + 1, v_at, p_kind, coalesce(acting('role'), 'anonymous'),
        acting_id('account'), acting_id('organisation'), acting_id('on_behalf_of'), coalesce(acting('purpose'), ''),
        p_person, p_because, v_commitment);
    insert into audit_event (chain, number, at, kind, role, account, organisation, on_behalf_of, purpose, person,
                             because, salt, detail, commitment, previous, hash)
    values (p_chain, head.number + 1, v_at, p_kind, coalesce(acting('role'), 'anonymous'), acting_id('account'),
            acting_id('organisation'), acting_id('on_behalf_of'), coalesce(acting('purpose'), ''), p_person, p_because,
            v_salt, p_detail, v_commitment, head.hash, v_hash);
    update audit_head set number = head.number + 1, hash = v_hash where chain = p_chain;
end $$;
alter function audit_append(text, text, uuid, text, jsonb) owner to alongside_gate;

-- audit_append_once: the same act with the same detail is one link in a transaction: a page that reads a plan twice is one
-- look at it. What was logged is kept beside the identity, and goes with it.
create function audit_append_once(p_chain text, p_kind text, p_person uuid, p_because text, p_detail jsonb)
returns void language plpgsql security definer set search_path = public as $$
declare
    v_before text := coalesce(current_setting('alongside.logged', true), '');
    v_act text := md5(concat_ws(' ', p_chain, p_kind, p_person, p_because, p_detail)) || ' ';
begin
    if position(v_act in v_before) = 0 then
        perform audit_append(p_chain, p_kind, p_person, p_because, p_detail);
        perform set_config('alongside.logged', v_before || v_act, true);
    end if;
end $$;
alter function audit_append_once(text, text, uuid, text, jsonb) owner to alongside_gate;

-- audit_append_many: one link in each person's chain, heads locked in order so that two lists cannot deadlock.
create function audit_append_many(p_people uuid[], p_kind text, p_because text, p_detail jsonb)
returns void language plpgsql security definer set search_path = public as $$
declare each uuid;
begin
    for each in select distinct p from unnest(p_people) as p order by p loop
        perform audit_append('person:' || each, p_kind, each, p_because, p_detail);
    end loop;
end $$;
alter function audit_append_many(uuid[], text, text, jsonb) owner to alongside_gate;
revoke all on function audit_append(text, text, uuid, text, jsonb), audit_append_once(text, text, uuid, text, jsonb),
    audit_append_many(uuid[], text, text, jsonb) from public;
grant execute on function audit_append(text, text, uuid, text, jsonb), audit_append_once(text, text, uuid, text, jsonb),
    audit_append_many(uuid[], text, text, jsonb) to alongside_runtime, alongside_owner;
