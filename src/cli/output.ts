import { writeSync } from 'node:fs'

/** How a command speaks: the result on stdout, everything else on stderr. */
export interface Output {
  /** True for `--json`: the result is one JSON document. */
  readonly json: boolean
  /** Prints the result; the only thing that reaches stdout. */
  readonly result: (text: string, document: unknown) => void
  /** A progress message: a live line on a terminal, a plain line otherwise, a JSON line under `--json`. */
  readonly progress: (text: string) => void
  /** A line for the person on stderr, not silenced by the live line. */
  readonly note: (text: string) => void
  /** Takes the live line away. */
  readonly done: () => void
}

/** Writes all of it, however slowly the reader takes it; a closed pipe ends the program quietly. */
const writeAll = (fd: 1 | 2, text: string): void => {
  const bytes = Buffer.from(text)
  let at = 0
  while (at < bytes.length) {
    try {
      at += writeSync(fd, bytes, at)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EPIPE') process.exit(process.exitCode ?? 0)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

export const createOutput = (options: { readonly json: boolean; readonly quiet: boolean }): Output => {
  const live = process.stderr.isTTY && !options.json && !options.quiet
  let shown = false
  const clear = (): void => {
    if (shown) writeAll(2, '\r\u001b[K')
    shown = false
  }
  return {
    json: options.json,
    result: (text, document) => {
      clear()
      writeAll(1, options.json ? `${JSON.stringify(document, null, 2)}\n` : text)
    },
    progress: (text) => {
      if (options.quiet) return
      if (options.json) writeAll(2, `${JSON.stringify({ progress: text })}\n`)
      else if (live) {
        const width = (process.stderr.columns ?? 80) - 1
        writeAll(2, `\r\u001b[K${text.slice(0, width)}`)
        shown = true
      } else writeAll(2, `${text}\n`)
    },
    note: (text) => {
      clear()
      writeAll(2, options.json ? `${JSON.stringify({ note: text })}\n` : `${text}\n`)
    },
    done: clear,
  }
}
