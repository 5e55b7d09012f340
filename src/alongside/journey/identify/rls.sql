-- Offers: the person's own, and those of the organisation that made them.
call protect_table('identify_offer', 'select, insert, update');
call of_the_same_person('identify_offer', 'round_id', 'plans_round');
create policy sees on identify_offer for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload())
        and not person_id = any((select people_kept_from())::uuid[])));
create policy offers on identify_offer for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id));
create policy answers on identify_offer for update to alongside_runtime using (
    person_id = (select acting_id('person'))
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id)));

-- identify_facts: what rules.identify.PersonFacts knows of everybody whom the actor's organisation looks after (or of one
-- of them): dates and stages, no content. A gate function, because deciding for each of 20,000 people would take seconds:
-- it answers only the roles that handle lists, and leaves out people of whom this reader may not know.
create function identify_facts(p_person uuid)
returns table (
    person uuid, family_name text, given_name text, born_on date, died_on date, moved_away_on date, round uuid, stage text,
    stage_on date, offer uuid, is_offer_open boolean, not_now_until date, agreed_on date, review_on date, conversation_on date
) language sql stable security definer set search_path = public as $$
    with here as (
        select p.* from people_registration g join people_person p on p.id = g.person_id
        where (select handles_caseload()) and g.organisation_id = (select acting_id('organisation'))
          and g.since_on <= (select today()) and (g.until_on is null or g.until_on >= (select today()))
          and p.merged_into_id is null and (p_person is null or p.id = p_person)
          and not p.id = any((select people_kept_from())::uuid[])
    ), rounds as (
        select distinct on (person_id) * from plans_round where person_id in (select id from here)
        order by person_id, number desc
    ), offers as (
        select distinct on (round_id) * from identify_offer where round_id in (select id from rounds)
        order by round_id, offered_at desc
    ), versions as (
        select distinct on (person_id) person_id, agreed_at, review_on from plans_planversion
        where person_id in (select id from here) order by person_id, number desc
    )
    select p.id, p.family_name, p.given_name, p.born_on, p.died_on, p.moved_away_on, r.id, r.stage,
           (coalesce(o.answered_at, o.offered_at, r.opened_at) at time zone 'Europe/London')::date,
           o.id, o.id is not null and o.answered_at is null, o.again_on,
           (v.agreed_at at time zone 'Europe/London')::date, v.review_on,
           (a.starts_at at time zone 'Europe/London')::date
    from here p
    left join rounds r on r.person_id = p.id
    left join offers o on o.round_id = r.id
    left join versions v on v.person_id = p.id
    left join appointments_appointment a on a.round = r.id and a.kind = 'conversation' and a.status not in ('cancelled', 'missed') $$;
alter function identify_facts(uuid) owner to alongside_gate;
revoke all on function identify_facts(uuid) from public;
grant execute on function identify_facts(uuid) to alongside_runtime;

-- recall_facts: what rules.recall.RecallFacts knows of everybody whom the actor's organisation calls each year: who has a
-- round, or somebody said when to call them; or of one person. Dates and stages; why somebody is not called is not in it.
create function recall_facts(p_person uuid)
returns table (
    person uuid, family_name text, given_name text, born_on date, since_on date, month smallint, last_on date,
    booked_on date, stage text, kind text, until date, round uuid, offer uuid
) language sql stable security definer set search_path = public as $$
    with here as (
        select p.id, p.family_name, p.given_name, p.born_on from people_registration g
        join people_person p on p.id = g.person_id
        where (select handles_caseload()) and g.organisation_id = (select acting_id('organisation'))
          and g.since_on <= (select today()) and (g.until_on is null or g.until_on >= (select today()))
          and p.merged_into_id is null and p.died_on is null
          and (p.moved_away_on is null or p.moved_away_on > (select today()))
          and (p_person is null or p.id = p_person) and not p.id = any((select people_kept_from())::uuid[])
    ), rounds as (
        select distinct on (person_id) person_id, id, stage, min(opened_at) over (partition by person_id) as first_at
        from plans_round where person_id in (select id from here) order by person_id, number desc
    ), recalls as (
        select distinct on (person_id) person_id, month, kind, until, min(set_at) over (partition by person_id) as first_at
        from appointments_recall
        where organisation_id = (select acting_id('organisation')) and person_id in (select id from here)
        order by person_id, number desc
    ), talks as (
        select person_id, max(starts_at) filter (where status = 'attended') as held_at,
               max(starts_at) filter (where status = 'booked') as booked_at
        from appointments_appointment where kind = 'conversation' and person_id in (select id from here)
        group by person_id
    ), versions as (
        select person_id, max(agreed_at) as agreed_at from plans_planversion
        where person_id in (select id from here) group by person_id
    ), offers as (
        select distinct on (round_id) round_id, id from identify_offer
        where answered_at is null and round_id in (select id from rounds) order by round_id, offered_at desc
    )
    select h.id, h.family_name, h.given_name, h.born_on,
           (least(r.first_at, c.first_at) at time zone 'Europe/London')::date, c.month,
           (greatest(t.held_at, v.agreed_at) at time zone 'Europe/London')::date,
           (t.booked_at at time zone 'Europe/London')::date, r.stage, c.kind, c.until, r.id, o.id
    from here h left join rounds r on r.person_id = h.id left join recalls c on c.person_id = h.id
    left join talks t on t.person_id = h.id left join versions v on v.person_id = h.id
    left join offers o on o.round_id = r.id
    where r.id is not null or c.person_id is not null $$;
alter function recall_facts(uuid) owner to alongside_gate;
revoke all on function recall_facts(uuid) from public;
grant execute on function recall_facts(uuid) to alongside_runtime;

-- under_way: rules.stages.UNDER_WAY.
create function under_way() returns text[] language sql immutable parallel safe as
$$ select array['invited', 'accepted', 'preparing', 'discussing', 'drafting', 'reviewing'] $$;

-- identify_rank: rules.identify.reasons_for, as the place of the strongest reason; null for somebody who is not on the
-- list. tests/journey/identify hold the two together.
create function identify_rank(
    p_died_on date, p_moved_away_on date, p_stage text, p_stage_on date, p_not_now_until date, p_agreed_on date,
    p_review_on date, p_conversation_on date, p_today date
) returns integer language sql immutable parallel safe as $$
    select case
        when p_died_on is not null or p_moved_away_on <= p_today then null
        when p_stage = 'declined' and p_today < coalesce(p_stage_on, p_today) + interval '6 months' then null
        when p_stage = 'not-now' and p_today < p_not_now_until then null
        when p_agreed_on is not null and coalesce(p_stage, '') <> all(under_way())
             and p_today > coalesce(p_review_on, p_agreed_on + interval '12 months') then 1
        when p_agreed_on is not null and coalesce(p_stage, '') <> all(under_way())
             and p_today >= coalesce(p_review_on, p_agreed_on + interval '12 months') - interval '42 days' then 2
        when p_stage in ('accepted', 'preparing') and p_conversation_on is null then 3
        when p_stage = 'invited' and p_today >= p_stage_on + 21 then 4
        when p_stage = 'not-now' and p_not_now_until is not null then 5
        when p_stage = 'declined' and p_stage_on is not null then 6
        when p_agreed_on is null and coalesce(p_stage, '') <> all(under_way()) then 7
    end $$;
