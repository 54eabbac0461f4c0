import { configureGlobal } from 'fast-check'

// A run is the same every time; a search for new cases asks for another seed: FAST_CHECK_SEED=$RANDOM npm test.
configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_190_228) })
