/** The thread of `boundedSegmenter`: reads the rules, answers one block after the other. */
import { type MessagePort, workerData } from 'node:worker_threads'
import { layeredSegmenter, srxSegmenter } from './boundaries.ts'
import type { BoundedAnswer, BoundedRequest, BoundedStart } from './bounded.ts'
import { readSrx } from './read.ts'

const { bytes, file, layered, shared, port } = workerData as BoundedStart & { readonly port: MessagePort }
const state = new Int32Array(shared)
const srx = readSrx(bytes, file)
const note = (rule: number): void => {
  Atomics.store(state, 1, rule)
}
const segmenter = layered ? layeredSegmenter(srx, note) : srxSegmenter(srx, note)

const answerTo = ({ text, options, explain }: BoundedRequest): BoundedAnswer => {
  try {
    return explain
      ? { kind: 'explanation', explanation: segmenter.explain(text, options) }
      : { kind: 'ends', ends: segmenter.boundaries(text, options) }
  } catch (error) {
    return { kind: 'fault', message: error instanceof Error ? error.message : 'the rules cannot be used' }
  }
}

port.on('message', (request: BoundedRequest) => {
  port.postMessage(answerTo(request))
  Atomics.add(state, 0, 1)
  Atomics.notify(state, 0)
})
