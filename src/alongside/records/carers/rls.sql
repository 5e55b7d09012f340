-- Room 6: a carer's record is the carer's. The one they look after, and the team of that one, read nothing of it in these
-- tables; what the carer chose to show goes through the functions below, and nothing else does.
call protect_table('carers_caring', 'select, insert, update (ended_on)');
call protect_table('carers_caringwords', 'select, insert');
call insert_only('carers_caringwords');
call protect_table('carers_link', 'select, insert');
call insert_only('carers_link');
call protect_table('carers_assessment', 'select, insert');
call insert_only('carers_assessment');
call protect_table('carers_cannotcarepart', 'select, insert');
call insert_only('carers_cannotcarepart');
call protect_table('carers_shown', 'select, insert');
call insert_only('carers_shown');
call protect_table('carers_answer', 'select, insert');
call insert_only('carers_answer');
call of_the_same_person('carers_caringwords', 'caring_id', 'carers_caring');
call of_the_same_person('carers_link', 'caring_id', 'carers_caring');
call of_the_same_person('carers_assessment', 'caring_id', 'carers_caring');
call of_the_same_person('carers_cannotcarepart', 'caring_id', 'carers_caring');
call of_the_same_person('carers_shown', 'caring_id', 'carers_caring');

-- holds_carer: the carer; those of the team that looks after the carer who see the people around them; the job that makes
-- the carer's own copy. Not whom the carer shares their plan with: what they do for another is no part of the plan.
create function holds_carer(p_person uuid) returns boolean language plpgsql stable as $$
begin
    return sees_section(p_person, 'people')
        and (acting('role') in ('person', 'system')
             or (acting('role') in ('coordinator', 'professional') and in_team_of(p_person)));
end $$;
create function writes_carer(p_person uuid) returns boolean language plpgsql stable as $$
begin
    return contributes_section(p_person, 'people')
        and (acting('role') = 'person' or (acting('role') in ('coordinator', 'professional') and in_team_of(p_person)));
end $$;

-- linked: the newest link of one caring. kept_apart_by: whether the two are kept apart, by the decision of the one who is
-- looked after, by a conflict of interest, an allegation or a restriction, in either direction. Then neither sees anything
-- of the other here, and neither is told.
create function linked(p_caring uuid) returns carers_link language sql stable security definer set search_path = public as $$
    select l.* from carers_link l where l.caring_id = p_caring order by l.number desc limit 1 $$;
create function kept_apart_by(l carers_link) returns boolean
language sql stable security definer set search_path = public as $$
    select l.supporter = any(unwanted_supporters(l.cared_for_id)) is true
        or exists (select from (select distinct on (n.organisation_id) n.alleged from careteam_concernanswer n
                                where n.supporter_id = l.supporter
                                order by n.organisation_id, n.answered_at desc, n.number desc) newest where newest.alleged)
        or exists (select from people_account a where a.person_id = any(linked_records(l.person_id))
                   and (conflict_bars(l.cared_for_id, a.id, acting_at())
                        or l.cared_for_id = any(people_restricted('person', a.id, null) || people_restricted('carer', a.id, null))))
        or exists (select from people_account a where a.person_id = any(linked_records(l.cared_for_id))
                   and (conflict_bars(l.person_id, a.id, acting_at())
                        or l.person_id = any(people_restricted('person', a.id, null) || people_restricted('carer', a.id, null)))) $$;
-- chosen_to_show: the carer's newest choice since the two were linked. shows: what of it is shown now.
create function chosen_to_show(p_caring uuid) returns text[]
language sql stable security definer set search_path = public as $$
    select coalesce((
        select s.parts from carers_caring c, linked(c.id) l, lateral (
            select x.parts from carers_shown x where x.caring_id = c.id and x.chosen_at >= l.linked_at
            order by x.number desc limit 1) s
        where c.id = p_caring and c.ended_on is null and l.cared_for_id is not null), '{}') $$;
create function shows(p_caring uuid) returns text[] language sql stable security definer set search_path = public as $$
    select case when kept_apart_by(linked(p_caring)) then '{}' else chosen_to_show(p_caring) end $$;
-- answered: what the one who is looked after said last, since the two were linked.
create function answered(p_caring uuid) returns carers_answer
language sql stable security definer set search_path = public as $$
    select a.* from linked(p_caring) l join carers_answer a on a.caring = p_caring
    where a.person_id = any(linked_records(l.cared_for_id)) and a.answered_at >= l.linked_at
    order by a.answered_at desc, a.number desc limit 1 $$;
-- is_cared_for: whether this caring is about this person, by the newest link.
create function is_cared_for(p_caring uuid, p_person uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select from linked(p_caring) l where l.cared_for_id = any(records_of(p_person))) $$;
alter function linked(uuid) owner to alongside_gate;
alter function kept_apart_by(carers_link) owner to alongside_gate;
alter function chosen_to_show(uuid) owner to alongside_gate;
alter function shows(uuid) owner to alongside_gate;
alter function answered(uuid) owner to alongside_gate;
alter function is_cared_for(uuid, uuid) owner to alongside_gate;

-- other_is_kept: whether this member of staff may not know of the one who is looked after. Then the carer's record holds
-- nothing of them either. The carer reads their own record whoever it names.
create function other_is_kept(p_caring uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select acting('role') <> 'person' and coalesce(
        (select l.cared_for_id = any((select people_kept_from())::uuid[]) from linked(p_caring) l), false) $$;
alter function other_is_kept(uuid) owner to alongside_gate;
create policy sees on carers_caring for select to alongside_runtime using (
    holds_carer(person_id) and not other_is_kept(id));
create policy finds on carers_caring for insert to alongside_runtime with check (
    written_by = (select acting_id('account')) and writes_carer(person_id) and ended_on is null
    and (select acting('role') = 'person') = (identified_by = 'self' and is_own_row(person_id)));
create policy ends on carers_caring for update to alongside_runtime using (
    writes_carer(person_id) and not other_is_kept(id));
do $$
declare t text; w text;
begin
    foreach t in array array['carers_caringwords', 'carers_assessment', 'carers_cannotcarepart', 'carers_shown',
                             'carers_link'] loop
        execute format('create policy sees on %I for select to alongside_runtime using (
            holds_carer(person_id) and not other_is_kept(caring_id))', t);
    end loop;
    for t, w in values ('carers_caringwords', 'written_by'), ('carers_assessment', 'written_by'),
                       ('carers_cannotcarepart', 'written_by'), ('carers_shown', 'chosen_by') loop
        execute format('create policy writes on %I for insert to alongside_runtime with check (
            %I = (select acting_id(''account'')) and writes_carer(person_id) and not other_is_kept(caring_id))', t, w);
    end loop;
end $$;
-- Which record is whose is said by staff who may know of both.
create policy links on carers_link for insert to alongside_runtime with check (
    linked_by = (select acting_id('account')) and writes_carer(person_id) and not other_is_kept(caring_id)
    and (select acting('role')) in ('coordinator', 'professional') and (cared_for_id is null or in_team_of(cared_for_id)));

-- may_answer: the one who is looked after, once the plan is shown to them; or those who look after both, for them.
create function may_answer(p_caring uuid, p_person uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select 'plan' = any(shows(p_caring)) and is_cared_for(p_caring, p_person)
        and contributes_section(p_person, 'people')
        and (acting('role') = 'person'
             or (acting('role') in ('coordinator', 'professional') and in_team_of(p_person)
                 and holds_carer((select c.person_id from carers_caring c where c.id = p_caring)))) $$;
alter function may_answer(uuid, uuid) owner to alongside_gate;
create policy answers on carers_answer for insert to alongside_runtime with check (
    answered_by = (select acting_id('account')) and may_answer(caring, person_id)
    and ((select acting('role')) <> 'person' or (is_own_row(person_id) and given_by = 'person')));
-- The answer is the person's own; the carer, and the team that looks after the carer, read it while the carer shows the
-- plan. Of two who are kept apart the last answer stays as it was: if it went, the carer could tell that something is amiss.
create function answer_reaches(p_caring uuid, p_person uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select 'plan' = any(chosen_to_show(p_caring)) and is_cared_for(p_caring, p_person)
        and not other_is_kept(p_caring) and holds_carer((select c.person_id from carers_caring c where c.id = p_caring)) $$;
alter function answer_reaches(uuid, uuid) owner to alongside_gate;
create policy sees on carers_answer for select to alongside_runtime using (
    ((select acting('role')) in ('person', 'system') and sees_section(person_id, 'people')) or answer_reaches(caring, person_id));

-- carings_shown: for the one who is looked after: which carers have shown them something, and what. Nobody else is answered.
create function carings_shown() returns table (
    caring uuid, carer_name text, relationship text, parts text[], does text, willing text, able text, limits text,
    hours smallint, said_at timestamptz
) language sql stable security definer set search_path = public as $$
    select c.id, concat_ws(' ', p.given_name, p.family_name), c.relationship, s.parts, w.does, w.willing, w.able, w.limits,
           w.hours, w.written_at
    from (select distinct l.caring_id from carers_link l where l.cared_for_id = any(records_of(acting_id('person')))) mine
    join carers_caring c on c.id = mine.caring_id and is_cared_for(c.id, acting_id('person'))
    join people_person p on p.id = c.person_id
    cross join lateral (select shows(c.id) as parts) s
    left join lateral (select x.* from carers_caringwords x where x.caring_id = c.id and 'words' = any(s.parts)
                       order by x.number desc limit 1) w on true
    where acting('role') = 'person' and is_sure_enough(acting('role'), acting('assurance')) and 'link' = any(s.parts)
    order by 2, c.id $$;
alter function carings_shown() owner to alongside_gate;
-- cannot_care_shown: the plan as it stands, for the one who is looked after, while the carer shows it.
create function cannot_care_shown(p_caring uuid) returns table (topic text, words text, number integer, written_at timestamptz)
language sql stable security definer set search_path = public as $$
    select x.topic, x.words, x.number, x.written_at from carers_cannotcarepart x
    where x.caring_id = p_caring and acting('role') = 'person' and is_sure_enough(acting('role'), acting('assurance'))
      and is_cared_for(p_caring, acting_id('person')) and 'plan' = any(shows(p_caring)) $$;
alter function cannot_care_shown(uuid) owner to alongside_gate;

-- cannot_care_of: rules.carers.shown_in_emergency, for who sees what can go wrong of the one who is looked after.
create function cannot_care_of(p_person uuid)
returns table (carer_name text, relationship text, telephone text, topic text, words text, written_at timestamptz)
language sql stable security definer set search_path = public as $$
    select concat_ws(' ', p.given_name, p.family_name), c.relationship, p.telephone, x.topic, x.words, x.written_at
    from (select distinct l.caring_id from carers_link l where l.cared_for_id = any(records_of(p_person))) mine
    join carers_caring c on c.id = mine.caring_id and is_cared_for(c.id, p_person)
    join people_person p on p.id = c.person_id and p.died_on is null
    cross join lateral answered(c.id) a
    join lateral (
        select distinct on (e.topic) e.topic, e.words, e.written_at from carers_cannotcarepart e
        where e.caring_id = c.id and (e.about = 'carer' or e.written_at <= a.answered_at)
        order by e.topic, e.number desc) x on x.words <> ''
    where a.agrees and 'plan' = any(shows(c.id)) and sees_section(p_person, 'emergencies')
      and not c.person_id = any((select people_kept_from())::uuid[])
      and (select e.words from carers_cannotcarepart e where e.caring_id = c.id and e.topic = x.topic
           order by e.number desc limit 1) <> ''
    order by c.identified_at, c.id $$;
alter function cannot_care_of(uuid) owner to alongside_gate;

revoke all on function linked(uuid), kept_apart_by(carers_link), chosen_to_show(uuid), shows(uuid), answered(uuid), is_cared_for(uuid, uuid),
    other_is_kept(uuid), may_answer(uuid, uuid), answer_reaches(uuid, uuid), carings_shown(), cannot_care_shown(uuid),
    cannot_care_of(uuid) from public;
grant execute on function other_is_kept(uuid), may_answer(uuid, uuid), answer_reaches(uuid, uuid), carings_shown(),
    cannot_care_shown(uuid), cannot_care_of(uuid) to alongside_runtime;
