import { resolve } from 'node:path'
import { analyseArticles, type AnalysisOptions, type AnalysisOutcome } from './analysis.ts'
import { type ApproveOptions, type ApproveOutcome, approveArticles } from './approve.ts'
import { exportArticles, type ExportOutcome, type ExportRunOptions } from './export.ts'
import { type Glossary, loadGlossary } from './glossary.ts'
import { importFiles, type ImportOptions, type ImportOutcome } from './import.ts'
import { locateProject } from './locate.ts'
import type { RunOutcome } from './outcome.ts'
import { publishArticles, type PublishOptions, type PublishOutcome } from './publication.ts'
import { type RetractOptions, retractArticles } from './retract.ts'
import { reviewArticles, type TranslateOptions, translateArticles } from './translate.ts'

export type ProjectRunOptions = Partial<Omit<TranslateOptions, 'cwd' | 'merged'>>

/** A newsroom's project: what the command line does, as functions. Paths are relative to `root`. */
export interface Project {
  readonly root: string
  /** Cuts, fills, aligns, checks, writes the records and publishes what is complete. */
  readonly translate: (options?: ProjectRunOptions) => Promise<RunOutcome>
  /** Makes hand-offs for a CAT tool; the records stay as they are. */
  readonly export: (options?: Partial<Omit<ExportRunOptions, 'cwd'>>) => Promise<ExportOutcome>
  /** Merges files that came back from a CAT tool, then publishes what became complete. */
  readonly import: (files: readonly string[], options?: Omit<ImportOptions, 'cwd'>) => Promise<ImportOutcome>
  /** Records that a named person read or released texts as they stand, and publishes them with it. */
  readonly approve: (options: Omit<ApproveOptions, 'cwd'>) => Promise<ApproveOutcome>
  /** Publishes what stands in `locales/` as a set of objects with one manifest. */
  readonly publish: (options?: Omit<PublishOptions, 'cwd'>) => Promise<PublishOutcome>
  /** Takes publications back, or lifts that. */
  readonly retract: (options: Omit<RetractOptions, 'cwd'>) => Promise<RunOutcome>
  /** All findings of the articles as they stand; asks no engine, writes nothing. */
  readonly check: (options?: ProjectRunOptions) => Promise<RunOutcome>
  /** The terms of the house, and what engines may be told of them. */
  readonly glossary: () => Glossary
  /** What there is to translate, by how well memory knows it. */
  readonly analyse: (options?: Partial<Omit<AnalysisOptions, 'cwd'>>) => Promise<AnalysisOutcome>
  /** How far each article is; asks no engine, writes nothing. */
  readonly status: (options?: ProjectRunOptions) => Promise<RunOutcome>
}

/**
 * Opens the project that `folder` belongs to: the nearest `goosefoot.config.ts` upwards, else the defaults.
 *
 * @throws {GoosefootError} `config.…`
 */
export const openProject = async (folder = '.'): Promise<Project> => {
  const place = await locateProject(resolve(folder))
  const cwd = place.root
  const look = ({ paths = [], to, progress }: ProjectRunOptions = {}): Promise<RunOutcome> =>
    reviewArticles(place, { paths, cwd, to, ...(progress === undefined ? {} : { progress }) })
  return {
    root: place.root,
    translate: (options = {}) => translateArticles(place, { ...options, paths: options.paths ?? [], cwd }),
    export: (options = {}) => exportArticles(place, { ...options, paths: options.paths ?? [], cwd }),
    import: (files, options = {}) => importFiles(place, files, { ...options, cwd }),
    glossary: () => loadGlossary(place),
    analyse: (options = {}) => analyseArticles(place, { ...options, paths: options.paths ?? [], cwd }),
    approve: (options) => approveArticles(place, { ...options, cwd }),
    publish: (options = {}) => publishArticles(place, { ...options, cwd }),
    retract: (options) => retractArticles(place, { ...options, cwd }),
    check: look,
    status: look,
  }
}
