-- Made-up people with plans, in bulk. Run as the superuser of the bench's own server; every id is derived from a number,
-- so that the same people are there after each seeding. The settings bench.people and bench.long (people whose plan is
-- twice as long) are set by seed.py, which also fills bench_number (n, nhs_number).
set local session_replication_role = replica;  -- the rows are whole by construction: foreign keys need no look-ups

set local work_mem = '256MB';

-- Ids grow as they are made: indexes are then filled from left to right, several times as fast as in random order.
create function pg_temp.bench_id(kind text, n integer, part integer default 0, number integer default 0) returns uuid
language sql immutable as $$
    select (left(md5(kind), 8) || lpad(to_hex(n), 12, '0') || lpad(to_hex(part), 8, '0') || lpad(to_hex(number), 4, '0'))::uuid
$$;
create function pg_temp.pick(choices text[], number integer) returns text language sql immutable as
$$ select choices[1 + number % cardinality(choices)] $$;
-- Two or three sentences, different from one item to the next.
create function pg_temp.bench_words(n integer, place integer) returns text language sql immutable as $$
    select pg_temp.pick(array[
        'I like to have my breakfast in peace and read the paper', 'My sister comes on Tuesdays and we cook together',
        'I want to get back to the allotment before the summer', 'My knees hurt on the stairs and I sleep badly',
        'I feel best when I have been out of the house', 'Walking to the shop is hard when it is cold',
        'I keep a list of questions for the nurse', 'I would rather talk to one person who knows me'], n * 7 + place * 3)
        || '. ' || pg_temp.pick(array[
        'It has been like this for about a year', 'That matters more to me than anything else',
        'I have told my daughter and she agrees', 'I do not want to be a burden on anybody',
        'It helps when people explain things slowly', 'Some days are better than others',
        'I would like to try this for a few weeks first'], n + place * 5)
        || pg_temp.pick(array['.', '. Please ask me again next time.', '. My neighbour has a key if there is a problem.'],
                        n + place) $$;

create temp table bench_person on commit drop as
    select n, pg_temp.bench_id('person', n) as id, pg_temp.bench_id('account', n) as account,
           pg_temp.pick(array['Amina', 'Bert', 'Chidi', 'Dorothy', 'Ewa', 'Farah', 'George', 'Huda', 'Ivy', 'Jaswinder',
               'Kath', 'Leroy', 'Margaret', 'Nia', 'Owen', 'Priya', 'Rosa'], n) as given,
           pg_temp.pick(array['Adeyemi', 'Begum', 'Clarke', 'Davies', 'Evans', 'Farrell', 'Green', 'Hussain', 'Ismail',
               'Jones', 'Kaur', 'Lewis', 'Morgan', 'Nowak', 'Owusu', 'Patel', 'Quinn', 'Roberts', 'Singh', 'Taylor',
               'Underwood', 'Vaughan', 'Walker'], n * 5 + n / 23) as family,
           case when n % 10 < 5 then 1 else 2 end as rounds,
           (array['agreed', 'agreed', 'agreed', 'agreed', 'agreed', 'preparing', 'preparing', 'discussing', 'drafting',
                  'reviewing'])[1 + n % 10] as stage,
           now() - (n % 500) * interval '1 day' as agreed_at
    from generate_series(1, current_setting('bench.people')::int) as n;
create temp table bench_staff on commit drop as
    select s, pg_temp.bench_id('staff', s) as id, 'Staff Member ' || s as name,
           (array['coordinator', 'professional', 'health-care-assistant', 'professional', 'coordinator'])[1 + s % 5] as role
    from generate_series(1, 200) as s;

insert into people_organisation (id, name, ods_code, telephone, address) values
    (pg_temp.bench_id('organisation', 1), 'Greenfield Surgery', 'X99901', '01632 960101', '2 Canal Street, Greenfield'),
    (pg_temp.bench_id('organisation', 2), 'Hillview Hospital', 'X99902', '01632 960202', 'Hillview Road, Hillview');
insert into people_person (id, given_name, family_name, preferred_name, born_on, nhs_number, gender, address, postcode,
                           telephone, email, language, contact_by, no_messages, nhs_number_check, pronouns)
    select p.id, given, family, '', date '1930-01-01' + n * 13 % 25000, nhs_number, 'unknown', n || ' Mill Lane', 'GR1 2XY',
           '', '', 'en', 'letter', false, 'not-checked', ''
    from bench_person p join bench_number using (n);
insert into people_registration (id, local_id, since_on, person_id, organisation_id)
    select pg_temp.bench_id('registration', n), n::text, current_date - 1000, id, pg_temp.bench_id('organisation', 1)
    from bench_person;
insert into people_account (id, password, name, is_active, joined_at, person_id)
    select account, '!', given || ' ' || family, true, now(), id from bench_person;
insert into people_account (id, password, name, is_active, joined_at)
    select id, '!', name, true, now() from bench_staff;
insert into people_membership (id, role, starts_on, account_id, organisation_id)
    select pg_temp.bench_id('membership', s), role, current_date - 500, id, pg_temp.bench_id('organisation', 1)
    from bench_staff;

-- Who supports whom: a coordinator and somebody of the family.
insert into careteam_supporter (id, kind, name, relationship, role, team, telephone, email, answers_when, key_worker,
                                no_contact, no_contact_reason, starts_on, source_id, verbatim, account_id,
                                organisation_id, person_id)
    select pg_temp.bench_id('coordinator', n), 'coordinator', s.name, '', '', '', '01632 960101', '', 'not-asked', false,
           false, '', current_date - 400, '', '', s.id, pg_temp.bench_id('organisation', 1), p.id
    from bench_person p join bench_staff s on s.s = 1 + n % 200
    union all
    select pg_temp.bench_id('family', n), 'family-or-friend', 'Sam ' || family, 'Daughter', '', '', '', '', 'not-asked',
           false, false, '', current_date - 400, '', '', null, null, id
    from bench_person;
insert into sharing_sharingdecision (id, number, sections, comment_on, contribute_to, purposes, role, given_by, starts_on, how, reason, decided_at, decided_by,
                                     organisation_id, person_id)
    select pg_temp.bench_id('sharing', n), 1,
           array['what-matters', 'about-me', 'strengths', 'needs', 'goals', 'health', 'emergencies', 'people'], '{}', '{}', '{direct-care}',
           '', 'person',
           current_date - 300, 'online', '', now() - interval '300 days', account, pg_temp.bench_id('organisation', 2), id
    from bench_person;

-- Rounds: the first one led to the version; half of the people are in their second.
insert into plans_round (id, number, stage, opened_at, due_on, review_on, review_with, coordinator, closed_at,
                         organisation_id, person_id)
    select pg_temp.bench_id('round', n, number), number, case when number < rounds then 'closed' else stage end,
           agreed_at - interval '60 days', current_date - 30 + n * 7 % 120,
           case when number = 1 then agreed_at::date + 365 end, case when number = 1 then s.name else '' end, s.id,
           case when number < rounds then now() - interval '20 days' end, pg_temp.bench_id('organisation', 1), p.id
    from bench_person p join bench_staff s on s.s = 1 + n % 200, generate_series(1, rounds) as number;
insert into identify_offer (id, offered_at, offered_by, reasons, outcome, reason, answered_at, answered_by, organisation_id,
                            person_id, round_id)
    select pg_temp.bench_id('offer', n), agreed_at - interval '60 days', s.id, '["no-plan"]', 'accepted', '',
           agreed_at - interval '50 days', s.id, pg_temp.bench_id('organisation', 1), p.id, pg_temp.bench_id('round', n, 1)
    from bench_person p join bench_staff s on s.s = 1 + n % 200;

-- Twenty items for everybody, in page order; those with a long plan have each of them twice.
create temp table bench_shape (place integer, section text, kind text, parent integer, prompt text) on commit drop;
insert into bench_shape values
    (1, 'what-matters', 'statement', null, 'what-matters'), (2, 'what-matters', 'statement', null, ''),
    (3, 'what-matters', 'statement', null, ''), (4, 'about-me', 'statement', null, 'know-about-me'),
    (5, 'about-me', 'statement', null, 'people'), (6, 'strengths', 'statement', null, 'going-well'),
    (7, 'strengths', 'statement', null, 'already-helps'), (8, 'needs', 'statement', null, 'hardest'),
    (9, 'needs', 'statement', null, 'questions'), (10, 'needs', 'statement', null, ''), (11, 'goals', 'goal', null, ''),
    (12, 'goals', 'action', 11, ''), (13, 'goals', 'action', 11, ''), (14, 'goals', 'goal', null, ''),
    (15, 'goals', 'action', 14, ''), (16, 'goals', 'action', 14, ''), (17, 'goals', 'goal', null, ''),
    (18, 'goals', 'action', 17, ''), (19, 'emergencies', 'statement', null, 'go-wrong'),
    (20, 'future', 'statement', null, 'future');
create temp table bench_item on commit drop as
    select n, p.id as person, given, account, agreed_at, place + 20 * half as place,
           pg_temp.bench_id('item', n, place + 20 * half) as item, section, kind,
           case when parent is not null then pg_temp.bench_id('item', n, parent + 20 * half) end as parent, prompt,
           pg_temp.bench_words(n, place + 20 * half) as words, case when place <= 10 then 2 else 1 end as edits
    from bench_person p, bench_shape,
         generate_series(0, case when n <= current_setting('bench.long')::int then 1 else 0 end) as half;
insert into plans_contribution (id, item, number, place, parent, section, kind, whose, prompt, words, importance, confidence,
                                who, by_when, details, language, channel, said_by, typed_by, typed_by_name, said_at,
                                is_withdrawn, is_carried, person_id, round_id)
    select pg_temp.bench_id('contribution', n, place, number), item, number, place, parent, section, kind, 'person', prompt,
           words, case when kind = 'goal' then 1 + n % 10 end, case when kind = 'action' then 1 + n % 10 end,
           case when kind = 'action' then 'Me' else '' end, case when kind = 'action' then 'By the spring' else '' end, '{}',
           'en', 'online', given, account, given, agreed_at - interval '2 days', false, false, person,
           pg_temp.bench_id('round', n, 1)
    from bench_item, generate_series(1, edits) as number;

-- One agreed version each. The fingerprints are not those of the rules: the bench verifies nothing.
insert into plans_planversion (id, number, agreed_at, agreed_by, agreed_by_name, agreed_how, agreed_with_name, has_exceptions,
                               review_on, review_with, previous_fingerprint, fingerprint, person_id, round_id)
    select pg_temp.bench_id('version', n), 1, agreed_at, account, given, 'own-sign-in', s.name, false, agreed_at::date + 365,
           s.name, '', repeat('0', 64), p.id, pg_temp.bench_id('round', n, 1)
    from bench_person p join bench_staff s on s.s = 1 + n % 200;
insert into plans_plansection (id, section, content, fingerprint, person_id, version_id)
    select pg_temp.bench_id('section', n, min(place)), section,
           jsonb_build_object('schema', 1, 'items', jsonb_agg(jsonb_build_object(
               'id', item, 'section', section, 'kind', kind, 'words', words, 'whose', 'person', 'said_by', given,
               'said_at', to_char(agreed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'), 'typed_by', '',
               'seq', edits, 'parent', parent, 'prompt', prompt,
               'importance', case when kind = 'goal' then 1 + n % 10 end,
               'confidence', case when kind = 'action' then 1 + n % 10 end,
               'who', case when kind = 'action' then 'Me' else '' end,
               'by_when', case when kind = 'action' then 'By the spring' else '' end, 'language', 'en') order by place)),
           repeat('0', 64), person, pg_temp.bench_id('version', n)
    from bench_item group by n, person, section;

insert into plans_otherplan (id, section, title, status, started, activities, goals, source_id, verbatim, person_id)
    select pg_temp.bench_id('other', n), 'other-plans', 'Diabetes care plan', 'active', '2024-03',
           '["Foot check once a year", "Talk about food and exercise"]', '["HbA1c below 53"]', '', '', id
    from bench_person where n % 3 = 0;
insert into health_result (id, source_id, verbatim, name, code, code_system, status, taken_at, value, unit, words, person_id)
    select pg_temp.bench_id('result', n, kind, number), '', '', (array['HbA1c', 'Weight', 'Total cholesterol'])[kind],
           (array['999791000000106', '27113001', '1005671000000105'])[kind], 'http://snomed.info/sct', 'final',
           now() - number * interval '180 days' - n % 90 * interval '1 day', (array[48, 80, 5])[kind] + n % 7 - number,
           (array['mmol/mol', 'kg', 'mmol/L'])[kind], '', id
    from bench_person, generate_series(1, 3) as kind, generate_series(1, 3) as number;
insert into health_condition (id, source_id, verbatim, name, code, code_system, status, since, person_id)
    select pg_temp.bench_id('condition', n), '', '', 'Type 2 diabetes', '44054006', 'http://snomed.info/sct', 'active',
           '2015', id
    from bench_person;
insert into health_medicine (id, source_id, verbatim, name, code, code_system, status, since, person_id)
    select pg_temp.bench_id('medicine', n), '', '', 'Metformin 500 mg tablets', '', '', 'active', '2016', id
    from bench_person;

-- Those who are getting ready have their pack, and some of them have answered.
insert into appointments_appointment (id, round, kind, starts_at, minutes, place, with_name, status, organisation_id,
                                      person_id)
    select pg_temp.bench_id('appointment', n, length(kind)), pg_temp.bench_id('round', n, 2), kind,
           now() + case when kind = 'gathering' then interval '-5 days' else interval '30 days' end, 40, 'surgery',
           'Staff Member 1', 'booked', pg_temp.bench_id('organisation', 1), id
    from bench_person, unnest(array['gathering', 'conversation']) as kind where stage = 'preparing';
insert into prepare_pack (id, prompt_sets, note, made_at, made_by, release_on, outside_reason, released_at, released_by,
                          person_id, round_id)
    select pg_temp.bench_id('pack', n), '["everyone/1"]', '', now() - interval '4 days', pg_temp.bench_id('staff', 1),
           current_date - 3, '', now() - interval '3 days', pg_temp.bench_id('staff', 1), id,
           pg_temp.bench_id('round', n, 2)
    from bench_person where stage = 'preparing';
insert into prepare_packresult (id, position, result, code, name, value, taken_on, last_value, last_taken_on, explanation,
                                is_held, pack_id, person_id)
    select pg_temp.bench_id('packresult', n, kind), kind, pg_temp.bench_id('result', n, kind, 1), '',
           (array['HbA1c', 'Weight', 'Total cholesterol'])[kind], '48', current_date - 180, '49', current_date - 360, '',
           false, pg_temp.bench_id('pack', n), id
    from bench_person, generate_series(1, 3) as kind where stage = 'preparing';
insert into plans_contribution (id, item, number, place, section, kind, whose, prompt, words, who, by_when, details,
                                language, channel, said_by, typed_by, typed_by_name, said_at, is_withdrawn, is_carried, person_id,
                                round_id)
    select pg_temp.bench_id('answer', n, place), pg_temp.bench_id('answer-item', n, place), 1, place, section, 'statement',
           'person', prompt, pg_temp.bench_words(n, place + 50), '', '', '{}', 'en', 'online', given, account, given,
           now() - interval '1 day', false, false, id, pg_temp.bench_id('round', n, 2)
    from bench_person, bench_shape where stage = 'preparing' and prompt in ('going-well', 'hardest', 'people');
insert into plans_wordstoread (item, section, prompt, said_by, number, since, organisation_id, person_id, round_id)
    select pg_temp.bench_id('answer-item', n, place), section, prompt, given, 1, now() - interval '1 day',
           pg_temp.bench_id('organisation', 1), id, pg_temp.bench_id('round', n, 2)
    from bench_person, bench_shape
    where stage = 'preparing' and prompt in ('going-well', 'hardest', 'people') and n % 20 = 5;

insert into messaging_message (id, kind, channel, about, effect_key, queued_at, due_at, status, tries, finished_at,
                               reference, why, settled_words, organisation_id, person_id)
    select pg_temp.bench_id('message', n), 'plan-copy', 'letter', '{}', 'bench:' || n, agreed_at, agreed_at, 'sent', 1,
           agreed_at, '', '', '', pg_temp.bench_id('organisation', 1), id
    from bench_person;
-- Every chain has begun, as it has on a real day.
select audit_append_many(array(select id from bench_person), 'person.added', '', '{}');

-- Those who talk have a conversation that goes on, about one thing, with words in both voices.
insert into discuss_conversation (id, started_at, minutes, how, led_by, led_by_name, finished_at, person_id, round_id)
    select pg_temp.bench_id('talk', n), now() - interval '10 minutes', null, 'surgery', pg_temp.bench_id('staff', 5),
           'Staff Member 5', null, id, pg_temp.bench_id('round', n, 2)
    from bench_person where stage = 'discussing';
insert into discuss_agendatopic (id, position, words, is_persons, is_parked, section, person_id, conversation_id)
    select pg_temp.bench_id('topic', n), 1, 'Getting about', true, false, 'needs', id, pg_temp.bench_id('talk', n)
    from bench_person where stage = 'discussing';
