-- The star that BI tools expect, over the Parquet files in this folder.
--
-- In DuckDB, from any folder:
--     SET file_search_path = '/path/of/this/folder';
--     .read /path/of/this/folder/views.sql
--
-- Part 1 names the files and is DuckDB's own. Part 2 is plain SQL that PostgreSQL reads too: elsewhere, make tables or
-- views of these names from the folders first, then run part 2.
--
-- A total is right within one unit, one modality and one period. Measures that are there for adding up are null in rows
-- that must not count: repeats, parts, conversions, lists whose parts are rows themselves, and copies of an article.

-- Part 1: the tables

CREATE OR REPLACE VIEW articles AS SELECT * FROM read_parquet('articles/*.parquet');
CREATE OR REPLACE VIEW amounts AS SELECT * FROM read_parquet('amounts/*.parquet');
CREATE OR REPLACE VIEW growth_rates AS SELECT * FROM read_parquet('growth_rates/*.parquet');
CREATE OR REPLACE VIEW agreements AS SELECT * FROM read_parquet('agreements/*.parquet');
CREATE OR REPLACE VIEW projects AS SELECT * FROM read_parquet('projects/*.parquet');
CREATE OR REPLACE VIEW participants AS SELECT * FROM read_parquet('participants/*.parquet');
CREATE OR REPLACE VIEW rejected AS SELECT * FROM read_parquet('rejected/*.parquet');
CREATE OR REPLACE VIEW runs AS SELECT * FROM read_parquet('runs/*.parquet');
CREATE OR REPLACE VIEW corrections AS SELECT * FROM read_parquet('corrections/*.parquet');
CREATE OR REPLACE VIEW anomalies AS SELECT * FROM read_parquet('anomalies/*.parquet');
CREATE OR REPLACE VIEW "columns" AS SELECT * FROM read_parquet('columns/*.parquet');

-- Part 2: dimensions

-- One row an article, without its text.
CREATE OR REPLACE VIEW dim_articles AS
SELECT article_id, source_uri, outlet, language, title, author, published_on, loaded_at, duplicate_of,
    duplicate_of IS NOT NULL AS is_duplicate
FROM articles;

-- Every day from the first to the last that a table names, whole years.
CREATE OR REPLACE VIEW dim_dates AS
WITH named AS (
    SELECT published_on AS day FROM articles
    UNION ALL SELECT period_start FROM amounts UNION ALL SELECT period_end FROM amounts
    UNION ALL SELECT period_start FROM growth_rates UNION ALL SELECT period_end FROM growth_rates
    UNION ALL SELECT signed_on FROM agreements
), days AS (
    SELECT CAST(day AS DATE) AS day
    FROM (SELECT date_trunc('year', MIN(day)) AS first_day, date_trunc('year', MAX(day)) AS last_year FROM named) AS ends,
        generate_series(first_day, last_year + INTERVAL '1 year' - INTERVAL '1 day', INTERVAL '1 day') AS series(day)
)
SELECT day, CAST(EXTRACT(YEAR FROM day) AS INTEGER) AS year, CAST(EXTRACT(QUARTER FROM day) AS INTEGER) AS quarter,
    CAST(EXTRACT(MONTH FROM day) AS INTEGER) AS month, CAST(EXTRACT(DAY FROM day) AS INTEGER) AS day_of_month,
    CAST(EXTRACT(ISODOW FROM day) AS INTEGER) AS weekday, CAST(EXTRACT(ISOYEAR FROM day) AS INTEGER) AS iso_year,
    CAST(EXTRACT(WEEK FROM day) AS INTEGER) AS iso_week, CAST(date_trunc('month', day) AS DATE) AS month_start
FROM days;

-- Who takes part in a fact: a bridge. A fact with two participants is two rows here, so join it to filter and to count
-- facts (COUNT(DISTINCT fact_id)), not to add up values.
CREATE OR REPLACE VIEW bridge_participants AS
SELECT fact_id, table_name, article_id, role, name, kind, country FROM participants;

-- One row a fact that has countries: their ISO codes in one text, sorted, so that a pair is one value ("KAZ UZB").
CREATE OR REPLACE VIEW fact_countries AS
SELECT fact_id, STRING_AGG(country, ' ' ORDER BY country) AS countries, COUNT(*) AS country_count
FROM (SELECT DISTINCT fact_id, country FROM participants WHERE country IS NOT NULL) AS named
GROUP BY fact_id;

-- Facts, each with its article

-- total_value: the value where the row counts in a total; shares in percent have none, as they do not add up. Its countries are its own, else those of what it pays for.
CREATE OR REPLACE VIEW fact_amounts AS
SELECT f.fact_id, f.article_id, f.kind, f.value, f.value_low, f.value_high, f.unit, f.qualifier, f.measure, f.modality,
    f.period_start, f.period_end, f.period_text, f.project_id, f.agreement_id, f.part_of, f.repeats, f.converts,
    f.quote, f.sentence, f.confidence, f.extractor, f.corrected,
    a.title AS article_title, a.outlet, a.language, a.published_on, a.source_uri,
    p.name AS project, p.sector,
    COALESCE(own.countries, paid.countries, agreed.countries) AS countries,
    f.part_of IS NULL AND f.repeats IS NULL AND f.converts IS NULL AND a.duplicate_of IS NULL AS counts_in_total,
    CASE WHEN f.part_of IS NULL AND f.repeats IS NULL AND f.converts IS NULL AND a.duplicate_of IS NULL
        AND f.kind <> 'percentage' THEN f.value END AS total_value
FROM amounts AS f
JOIN articles AS a ON a.article_id = f.article_id
LEFT JOIN projects AS p ON p.fact_id = f.project_id
LEFT JOIN fact_countries AS own ON own.fact_id = f.fact_id
LEFT JOIN fact_countries AS paid ON paid.fact_id = f.project_id
LEFT JOIN fact_countries AS agreed ON agreed.fact_id = f.agreement_id;

-- level: the amount that the change leads to. Rates are not added up; counts_in_total tells which to average or count.
CREATE OR REPLACE VIEW fact_growth_rates AS
SELECT f.fact_id, f.article_id, f.rate, f.rate_to, f.basis, f.direction, f.qualifier, f.measure, f.modality,
    f.period_start, f.period_end, f.period_text, f.level_amount_id, f.repeats,
    f.quote, f.sentence, f.confidence, f.extractor, f.corrected,
    a.title AS article_title, a.outlet, a.language, a.published_on, a.source_uri,
    level.value AS level_value, level.unit AS level_unit, own.countries,
    f.repeats IS NULL AND a.duplicate_of IS NULL AS counts_in_total
FROM growth_rates AS f
JOIN articles AS a ON a.article_id = f.article_id
LEFT JOIN amounts AS level ON level.fact_id = f.level_amount_id
LEFT JOIN fact_countries AS own ON own.fact_id = f.fact_id;

-- instruments: how many a row stands for, where it counts. A list whose parts are rows does not.
CREATE OR REPLACE VIEW fact_agreements AS
SELECT f.fact_id, f.article_id, f.type, f.title, f.subject, f.status, f.signed_on, f.count, f.part_of,
    f.quote, f.sentence, f.confidence, f.extractor, f.corrected,
    a.title AS article_title, a.outlet, a.language, a.published_on, a.source_uri, own.countries,
    parts.part_of IS NULL AND a.duplicate_of IS NULL AS counts_in_total,
    CASE WHEN parts.part_of IS NULL AND a.duplicate_of IS NULL THEN COALESCE(f.count, 1) END AS instruments
FROM agreements AS f
JOIN articles AS a ON a.article_id = f.article_id
LEFT JOIN (SELECT DISTINCT part_of FROM agreements WHERE part_of IS NOT NULL) AS parts ON parts.part_of = f.fact_id
LEFT JOIN fact_countries AS own ON own.fact_id = f.fact_id;

-- undertakings: how many a row stands for, where it counts.
CREATE OR REPLACE VIEW fact_projects AS
SELECT f.fact_id, f.article_id, f.name, f.status, f.sector, f.place, f.count, f.part_of,
    f.quote, f.sentence, f.confidence, f.extractor, f.corrected,
    a.title AS article_title, a.outlet, a.language, a.published_on, a.source_uri, own.countries,
    parts.part_of IS NULL AND a.duplicate_of IS NULL AS counts_in_total,
    CASE WHEN parts.part_of IS NULL AND a.duplicate_of IS NULL THEN COALESCE(f.count, 1) END AS undertakings
FROM projects AS f
JOIN articles AS a ON a.article_id = f.article_id
LEFT JOIN (SELECT DISTINCT part_of FROM projects WHERE part_of IS NOT NULL) AS parts ON parts.part_of = f.fact_id
LEFT JOIN fact_countries AS own ON own.fact_id = f.fact_id;

-- Totals that are right

-- One row what may be added up: a kind and unit, a modality, a period.
CREATE OR REPLACE VIEW totals AS
SELECT kind, unit, modality, period_start, period_end, COUNT(total_value) AS amounts, SUM(total_value) AS total
FROM fact_amounts
WHERE counts_in_total AND kind <> 'percentage'
GROUP BY kind, unit, modality, period_start, period_end;

-- The same for money, by the countries that it is between and the sector of its project.
CREATE OR REPLACE VIEW money_by_countries AS
SELECT countries, unit AS currency, modality, period_start, period_end, sector,
    COUNT(total_value) AS amounts, SUM(total_value) AS total
FROM fact_amounts
WHERE counts_in_total AND kind = 'money' AND unit IS NOT NULL
GROUP BY countries, unit, modality, period_start, period_end, sector;
