export { type Asked, createScheduler, type Scheduler, type SchedulerOptions } from './scheduler.ts'
export { type Clock, realClock } from './clock.ts'
