/** Rules of strangers in a thread of their own, with a limit on the time for one block. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { BoundaryExplanation, SegmentationOptions } from '../boundaries.ts'
import type { Segmenter } from '../block.ts'
import { GoosefootError } from '../../errors.ts'
import { compileRules } from './compile.ts'
import type { SrxRules } from './types.ts'

/** A block that takes longer is given up: at ten million characters a second it would have two million. */
const defaultMilliseconds = 2000
/** The thread has to start and to compile the rules first. */
const startMilliseconds = 20_000

/** What the thread is started with. */
export interface BoundedStart {
  readonly bytes: Uint8Array
  readonly file: string
  readonly layered: boolean
  /** `[0]`: answers given; `[1]`: the rule that is being tried. */
  readonly shared: SharedArrayBuffer
}

export interface BoundedRequest {
  readonly text: string
  readonly options: SegmentationOptions
  readonly explain: boolean
}

/** What it answers: ends, an explanation, or what a `GoosefootError` was made of. */
export type BoundedAnswer =
  | { readonly kind: 'ends'; readonly ends: readonly number[] }
  | { readonly kind: 'explanation'; readonly explanation: readonly BoundaryExplanation[] }
  | { readonly kind: 'fault'; readonly message: string }

/**
 * A segmenter by rules that may be hostile: each block has two seconds, then the thread is ended and the rule that was
 * being tried is named.
 *
 * @param bytes the file as it was read, for the thread to read again
 * @param layered the rules of this library decide where the file is silent
 * @throws {GoosefootError} from its functions: `srx.too-slow`
 */
export const boundedSegmenter = (
  srx: SrxRules,
  bytes: Uint8Array,
  layered: boolean,
  milliseconds: number = defaultMilliseconds,
): Segmenter => {
  const shared = new SharedArrayBuffer(8)
  const state = new Int32Array(shared)
  let running: {
    readonly worker: Worker
    readonly ask: (request: BoundedRequest) => void
    readonly answer: () => unknown
  } | null = null
  let isFirst = true

  const start = (): NonNullable<typeof running> => {
    const { port1, port2 } = new MessageChannel()
    const data: BoundedStart & { readonly port: typeof port2 } = { bytes, file: srx.file, layered, shared, port: port2 }
    const here = new URL('./bounded-worker.ts', import.meta.url)
    const script = existsSync(fileURLToPath(here)) ? here : new URL('./bounded-worker.js', import.meta.url)
    const worker = new Worker(script, { workerData: data, transferList: [port2] })
    // Nobody waits for it: the program may end while it idles.
    worker.unref()
    port1.unref()
    isFirst = true
    return { worker, ask: (request) => port1.postMessage(request), answer: () => receiveMessageOnPort(port1)?.message }
  }

  const tooSlow = (locale: string): GoosefootError => {
    const rule = compileRules(srx, locale).rules[Atomics.load(state, 1)]
    void running?.worker.terminate()
    running = null
    return new GoosefootError(
      'srx.too-slow',
      `a block takes longer than ${milliseconds} ms by these rules${rule === undefined ? '' : `; the rule ${rule.name} was being tried`}.`,
      {
        file: srx.file,
        line: rule?.line,
        column: rule?.column,
        hint: 'Look for repetitions inside of repetitions in that rule, or cut without the file.',
      },
    )
  }

  const ask = (request: BoundedRequest): BoundedAnswer => {
    running ??= start()
    const before = Atomics.load(state, 0)
    running.ask(request)
    const limit = milliseconds + (isFirst ? startMilliseconds : 0)
    isFirst = false
    if (Atomics.wait(state, 0, before, limit) === 'timed-out') throw tooSlow(request.options.locale)
    const answer = running.answer() as BoundedAnswer
    if (answer.kind === 'fault') throw new GoosefootError('srx.pattern', answer.message, { file: srx.file })
    return answer
  }
  return {
    boundaries: (text, options) => {
      const answer = ask({ text, options, explain: false })
      return answer.kind === 'ends' ? answer.ends : []
    },
    explain: (text, options) => {
      const answer = ask({ text, options, explain: true })
      return answer.kind === 'explanation' ? answer.explanation : []
    },
  }
}
