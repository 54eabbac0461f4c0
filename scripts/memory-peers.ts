/**
 * What others need for the same questions over the same segments, in the same run. A peer that is not installed is skipped
 * with a word; nothing is downloaded.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { distance } from 'fastest-levenshtein'

export interface PeerResult {
  readonly name: string
  /** Milliseconds a question; null: not measured, for the reason given. */
  readonly times: readonly number[] | null
  readonly reason: string
}

const skipped = (name: string, reason: string): PeerResult => ({ name, times: null, reason })

/** Compares with every segment of fitting length. */
export const fastestLevenshtein = (segments: readonly string[], queries: readonly string[]): PeerResult => {
  const times = queries.map((query) => {
    const from = performance.now()
    let best = 0.75
    for (const text of segments) {
      const longer = Math.max(text.length, query.length)
      if (1 - Math.abs(text.length - query.length) / longer < best) continue
      const similarity = 1 - distance(query, text) / longer
      if (similarity > best) best = similarity
    }
    return performance.now() - from
  })
  return { name: 'fastest-levenshtein over all, length filter', times, reason: '' }
}

const python = `
import sys, time
from translate.search import match, lshtein
from translate.storage import base
store = base.TranslationStore()
for line in open(sys.argv[1], encoding='utf-8'):
    unit = base.TranslationUnit(line.rstrip('\\n'))
    unit.target = 'x'
    store.units.append(unit)
matcher = match.matcher(store, max_candidates=5, min_similarity=75, max_length=500)
for line in open(sys.argv[2], encoding='utf-8'):
    begin = time.perf_counter()
    matcher.matches(line.rstrip('\\n'))
    print('ms', (time.perf_counter() - begin) * 1000, flush=True)
`

const timesIn = (text: string): number[] => [...text.matchAll(/^ms ([\d.eE-]+)$/gmu)].map(([, ms]) => Number(ms))

export const translateToolkit = (segments: readonly string[], queries: readonly string[]): PeerResult => {
  const name = 'translate-toolkit, its matcher'
  const interpreter = ['/usr/bin/python3', 'python3'].find(
    (one) => spawnSync(one, ['-c', 'import translate.search.match']).status === 0,
  )
  if (interpreter === undefined) return skipped(name, 'translate-toolkit is not installed')
  return inRoom((room) => {
    writeFileSync(join(room, 'segments.txt'), segments.join('\n'))
    writeFileSync(join(room, 'queries.txt'), queries.join('\n'))
    const { stdout } = spawnSync(interpreter, ['-c', python, join(room, 'segments.txt'), join(room, 'queries.txt')], {
      encoding: 'utf8',
      timeout: 400_000,
    })
    const times = timesIn(stdout)
    return times.length === 0 ? skipped(name, 'it gave no answer') : { name, times, reason: '' }
  })
}

const omegatProject = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">${['source', 'target', 'tm', 'glossary', 'dictionary'].map((one) => `<${one}_dir>__DEFAULT__</${one}_dir>`).join('')}<glossary_file>__DEFAULT__</glossary_file><source_lang>DE</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`

const jar = '/usr/share/omegat/OmegaT.jar'
const hasOmegat = (): boolean => existsSync(jar) && spawnSync('javac', ['-version']).status === 0

/** What OmegaT prints about a project with this memory. */
const runOmegat = (room: string, tmx: string, queries: readonly string[]): string => {
  for (const folder of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat', 'home'])
    mkdirSync(join(room, folder))
  writeFileSync(join(room, 'omegat.project'), omegatProject)
  writeFileSync(join(room, 'source', 'a.txt'), 'Ein Satz.\n')
  writeFileSync(join(room, 'tm', 'memory.tmx'), tmx)
  writeFileSync(join(room, 'queries.txt'), queries.join('\n'))
  return spawnSync(
    'java',
    [
      '-Xmx4g',
      `-Duser.home=${join(room, 'home')}`,
      '-cp',
      [jar, ...globSync('/usr/share/omegat/lib/*.jar'), ...globSync('/usr/share/java/*.jar')].join(':'),
      resolve('scripts/OmegaTPeer.java'),
      room,
      join(room, 'queries.txt'),
    ],
    { encoding: 'utf8', timeout: 400_000 },
  ).stdout
}

export const omegat = (tmx: string, queries: readonly string[]): PeerResult => {
  const name = 'OmegaT, its FindMatches, warm'
  if (!hasOmegat()) return skipped(name, 'OmegaT or a Java compiler is not installed')
  return inRoom((room) => {
    const times = timesIn(runOmegat(room, tmx, queries))
    return times.length === 0 ? skipped(name, 'it gave no answer') : { name, times, reason: '' }
  })
}

/** How many units others read in a TMX; null: not installed. */
export const unitsReadByOthers = (tmx: string): { readonly omegat: number | null; readonly toolkit: number | null } => {
  const room = mkdtempSync(join(tmpdir(), 'goosefoot-peer-'))
  try {
    const path = join(room, 'export.tmx')
    writeFileSync(path, tmx)
    const count = (text: string): number | null => {
      const [, units] = /^units (\d+)$/mu.exec(text) ?? []
      return units === undefined ? null : Number(units)
    }
    const code =
      "import sys; from translate.storage import tmx; print('units', len(tmx.tmxfile.parsefile(open(sys.argv[1], 'rb')).units))"
    const read = ['/usr/bin/python3', 'python3'].map(
      (interpreter) => spawnSync(interpreter, ['-c', code, path], { encoding: 'utf8' }).stdout ?? '',
    )
    return {
      toolkit: read.map(count).find((units) => units !== null) ?? null,
      omegat: hasOmegat() ? count(runOmegat(room, tmx, [])) : null,
    }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

/** The best that is similar enough, with the index there is for it; and Weblate's way of asking, as its source has it. */
const functions = `
create function best(q text, likeness real) returns double precision language plpgsql as $$
declare began timestamptz; found int;
begin
  perform set_limit(likeness);
  began := clock_timestamp();
  select count(*) into found from (select id from tm where src % q order by similarity(src, q) desc limit 10) as one;
  return extract(epoch from clock_timestamp() - began) * 1000;
end $$;
create function weblate(q text) returns double precision language plpgsql as $$
declare began timestamptz; found int := 0; base float8 := 0.127264 * ln(24.282 * 75); bound float8; letters int;
begin
  letters := least(greatest(1, length(regexp_replace(q, '\\W', '', 'g'))), 2000);
  bound := greatest(0.6, least(1.0, base + (least(base * 1.2, 0.985) - base) * sqrt(letters) / sqrt(2000)));
  began := clock_timestamp();
  while found = 0 and bound > 0.3 loop
    perform set_limit(bound::real);
    select count(*) into found from (select id, src from tm where src % q limit 50) as one;
    bound := bound - 0.05;
  end loop;
  return extract(epoch from clock_timestamp() - began) * 1000;
end $$;
`

/** Milliseconds for the questions of one kind. */
const patience = 100_000

/** @returns pg_trgm's best at 0.45, and Weblate's SQL */
export const postgres = (segments: readonly string[], queries: readonly string[]): readonly PeerResult[] => {
  const names = ['PostgreSQL pg_trgm, similarity 0.45, ten best', "Weblate's SQL and loop"] as const
  const bin = globSync('/usr/lib/postgresql/*/bin').sort().at(-1)
  if (bin === undefined || !existsSync(join(bin, 'initdb')))
    return names.map((name) => skipped(name, 'PostgreSQL is not installed'))
  // The server refuses to run as root.
  const isRoot = userInfo().uid === 0
  const run = (file: string, args: readonly string[], input?: string): string => {
    const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', file, ...args]] : [file, [...args]]
    const { stdout, status, stderr } = spawnSync(command, all, {
      encoding: 'utf8',
      cwd: tmpdir(),
      timeout: 500_000,
      maxBuffer: 1 << 28,
      ...(input === undefined ? {} : { input }),
      ...(file.endsWith('pg_ctl') ? { stdio: 'ignore' as const } : {}),
    })
    if (status !== 0) throw new Error(`${file}: ${stderr}`)
    return stdout
  }
  const room = mkdtempSync(join(tmpdir(), 'goosefoot-pg-'))
  chmodSync(room, 0o777)
  const data = join(room, 'data')
  try {
    run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
    run(join(bin, 'pg_ctl'), [
      '-D',
      data,
      '-w',
      '-o',
      `-k ${room} -c listen_addresses= -c fsync=off -c shared_buffers=512MB -c maintenance_work_mem=512MB -c jit=off`,
      'start',
    ])
    const psql = (input: string): string =>
      run(join(bin, 'psql'), ['-h', room, '-U', 'postgres', '-qAt', '-v', 'ON_ERROR_STOP=1', '-f', '-'], input)
    const copied = segments.map((text, id) => `${id}\t${text.replace(/[\\\t\n\r]/g, ' ')}`).join('\n')
    psql(
      `create extension pg_trgm; create table tm(id int primary key, src text not null);\ncopy tm from stdin;\n${copied}\n\\.\ncreate index on tm using gin(src gin_trgm_ops); analyze tm;${functions}`,
    )
    const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
    // One by one, until the time is up: a slow peer is measured on fewer questions.
    const ask = (call: (query: string) => string): number[] => {
      const until = Date.now() + patience
      const times: number[] = []
      for (const query of queries) {
        if (Date.now() > until && times.length > 0) break
        times.push(Number(psql(`select ${call(quoted(query))};`).trim()))
      }
      return times
    }
    return [
      { name: names[0], times: ask((query) => `best(${query}, 0.45)`), reason: '' },
      { name: names[1], times: ask((query) => `weblate(${query})`), reason: '' },
    ]
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return names.map((name) => skipped(name, `PostgreSQL did not answer: ${reason}`))
  } finally {
    try {
      run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
    } catch {
      // It never started.
    }
    rmSync(room, { recursive: true, force: true })
  }
}

const inRoom = (work: (room: string) => PeerResult): PeerResult => {
  const room = mkdtempSync(join(tmpdir(), 'goosefoot-peer-'))
  try {
    return work(room)
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}
