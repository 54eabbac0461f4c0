export { type Asked, createScheduler, type Scheduler, type SchedulerOptions, type Tally } from './scheduler.ts'
export { type Clock, realClock } from './clock.ts'
