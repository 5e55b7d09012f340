-- Room 3: the people who support a person. Who sees and changes a row is decided in sharing, the highest room it stands on.
-- Whose supporter somebody is, and what kind, is never changed: that would be somebody else.
call protect_table('careteam_supporter', 'select, insert, update (name, relationship, role, team, telephone, email,
    answers_when, key_worker, no_contact, no_contact_reason, account_id, ends_on, verbatim)');
call protect_table('careteam_supporterwas', 'select');
call insert_only('careteam_supporterwas');
call protect_table('careteam_involvement', 'select, insert');
call insert_only('careteam_involvement');
call protect_table('careteam_conflict', 'select, insert');
call insert_only('careteam_conflict');
call protect_table('careteam_concernanswer', 'select, insert');
call insert_only('careteam_concernanswer');
call protect_table('careteam_handover', 'select, insert');
call insert_only('careteam_handover');
call protect_table('careteam_facilitation', 'select, insert, update (ends_on)');
call protect_table('careteam_observation', 'select, insert');
call insert_only('careteam_observation');
-- A worry and its notices are written by raise_worry() alone: whoever raises one needs no right to read any.
call protect_table('careteam_escalation', 'select, update (received_at, received_by)');
call protect_table('careteam_notice', 'select, update (status, tries, due_at, finished_at, why)');
call of_the_same_person('careteam_facilitation', 'supporter_id', 'careteam_supporter');
call of_the_same_person('careteam_observation', 'facilitation_id', 'careteam_facilitation');
call of_the_same_person('careteam_supporterwas', 'supporter_id', 'careteam_supporter');
call of_the_same_person('careteam_involvement', 'supporter_id', 'careteam_supporter');
call of_the_same_person('careteam_conflict', 'supporter_id', 'careteam_supporter');
call of_the_same_person('careteam_concernanswer', 'supporter_id', 'careteam_supporter');

-- Whatever changes a supporter's row, what it said before is kept; no path of the code can leave it out.
create function keep_what_was() returns trigger language plpgsql security definer set search_path = public as $$
begin
    if old is distinct from new then
        insert into careteam_supporterwas (id, person_id, supporter_id, number, was, until_at, changed_by)
            select gen_random_uuid(), old.person_id, old.id, 1 + count(*), to_jsonb(old) - 'verbatim', acting_at(),
                   acting_id('account')
            from careteam_supporterwas where supporter_id = old.id;
    end if;
    return null;
end $$;
alter function keep_what_was() owner to alongside_gate;
revoke all on function keep_what_was() from public;
grant insert on careteam_supporterwas to alongside_gate;
create policy gate_keeps on careteam_supporterwas for insert to alongside_gate with check (true);
create trigger keep_what_was after update on careteam_supporter for each row execute function keep_what_was();
create trigger kept before delete on careteam_supporter for each row execute function refuse_change();

-- own_supporter_rows: the rows of the one who acts. Nobody reads, and nobody writes, what is decided about themselves.
create function own_supporter_rows() returns uuid[]
language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(id), '{}') from careteam_supporter where account_id = acting_id('account') $$;
alter function own_supporter_rows() owner to alongside_gate;

-- conflict_bars: rules.involvement.bars. Whether what is known of this account keeps it from everything about this person:
-- the newest decision of the person, the newest outcome of a check, or the newest answer of any safeguarding lead. By
-- account, over all its rows and all records of the person: neither adding somebody again nor joining records washes
-- anything away. Null is nobody, and is barred from nothing.
create function conflict_bars(p_person uuid, p_account uuid, p_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = public as $$
begin
    if not exists (select 1 from careteam_supporter where account_id = p_account
                   and person_id = any(linked_records(p_person))) then
        return false;
    end if;
    return coalesce((select i.decision = 'do-not-involve'
                     from careteam_involvement i join careteam_supporter s on s.id = i.supporter_id
                     where s.person_id = any(linked_records(p_person)) and s.account_id = p_account and i.written_at <= p_at
                     order by i.written_at desc, i.number desc, i.id limit 1), false)
        or coalesce((select c.outcome = 'do-not-involve'
                     from careteam_conflict c join careteam_supporter s on s.id = c.supporter_id
                     where s.person_id = any(linked_records(p_person)) and s.account_id = p_account and c.written_at <= p_at
                     order by c.written_at desc, c.number desc, c.id limit 1), false)
        or exists (select 1 from (
                       select distinct on (n.organisation_id) n.alleged
                       from careteam_concernanswer n join careteam_supporter s on s.id = n.supporter_id
                       where s.person_id = any(linked_records(p_person)) and s.account_id = p_account and n.answered_at <= p_at
                       order by n.organisation_id, n.answered_at desc, n.number desc, n.id) newest
                   where newest.alleged);
end $$;
alter function conflict_bars(uuid, uuid, timestamptz) owner to alongside_gate;
-- unwanted_supporters: those whom the person, or the check of a conflict of interest, decided not to involve. They are in no
-- plan, on no paper and in no answer to another system. Of an allegation nothing shows, so nothing of it is in here.
create function unwanted_supporters(p_person uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(s.id), '{}') from careteam_supporter s
    where s.person_id = any(records_of(p_person)) and s.kind <> 'coordinator'
      and ((select i.decision from careteam_involvement i where i.supporter_id = s.id order by i.number desc limit 1)
               = 'do-not-involve'
           or (select c.outcome from careteam_conflict c where c.supporter_id = s.id order by c.number desc limit 1)
               = 'do-not-involve') $$;
alter function unwanted_supporters(uuid) owner to alongside_gate;

-- facilitates: whether this account helps this person with their plan now, by an assignment that is in force (rule P7).
create function facilitates(p_person uuid, p_account uuid, p_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = public as $$
declare v_day date := (p_at at time zone 'Europe/London')::date;
begin
    return exists (select 1 from careteam_facilitation f where f.person_id = p_person and f.account_id = p_account
                   and f.starts_on <= v_day and f.ends_on is null)
        and not conflict_bars(p_person, p_account, p_at);
end $$;
alter function facilitates(uuid, uuid, timestamptz) owner to alongside_gate;

-- helped_people: whom the one who acts helps, and what they are called; for those who volunteer, and nobody else.
create function helped_people()
returns table (facilitation uuid, person uuid, called text, scope text, supervisor_name text)
language sql stable security definer set search_path = public as $$
    select f.id, p.id, coalesce(nullif(p.preferred_name, ''), p.given_name), f.scope, f.supervisor_name
    from careteam_facilitation f join people_person p on p.id = f.person_id
    where acting('role') = 'vcse-partner' and f.account_id = acting_id('account')
      and f.organisation_id = acting_id('organisation') and facilitates(f.person_id, f.account_id, acting_at())
      and f.ends_on is null and p.died_on is null
    order by 3, p.id $$;
alter function helped_people() owner to alongside_gate;

-- lock_coordinators: the turn to name a coordinator of each of these people, until the transaction ends; always in one order.
create function lock_coordinators(p_people uuid[]) returns void language plpgsql as $$
declare each uuid;
begin
    for each in select distinct p from unnest(p_people) as p order by p loop
        perform pg_advisory_xact_lock(hashtextextended('coordinator:' || each, 0));
    end loop;
end $$;

-- worry_receipt: what the one who raised a worry sees of it: that it is there, and that it was received.
create function worry_receipt(p_escalation uuid)
returns table (reference text, written_at timestamptz, received_at timestamptz)
language sql stable security definer set search_path = public as $$
    select e.reference, e.written_at, e.received_at from careteam_escalation e
    where e.id = p_escalation and e.written_by_id = acting_id('account') $$;
alter function worry_receipt(uuid) owner to alongside_gate;

revoke all on function own_supporter_rows(), conflict_bars(uuid, uuid, timestamptz), helped_people(),
    facilitates(uuid, uuid, timestamptz), worry_receipt(uuid), unwanted_supporters(uuid) from public;
grant execute on function own_supporter_rows(), conflict_bars(uuid, uuid, timestamptz), helped_people(),
    facilitates(uuid, uuid, timestamptz), worry_receipt(uuid), unwanted_supporters(uuid) to alongside_runtime;
