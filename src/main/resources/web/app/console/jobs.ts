import { ask } from '../base/api';

/** Long work, as the service tells it. */
export interface Job {
  job_id: string;
  kind: string;
  state: 'running' | 'succeeded' | 'failed' | 'cancelled';
  phase: string;
  done: number;
  total: number;
  rate_per_second: number;
  eta_seconds: number;
  errors: string[];
}

export const STATES: Record<Job['state'], [string, string]> = { running: ['进行中', 'running'], succeeded: ['成功', 'succeeded'], failed: ['失败', 'failed'], cancelled: ['已取消', 'cancelled'] };

const EVERY = 300;

/** Looks at a job until it ends or nobody wants to know, and tells how it stands each time. */
export async function follow(job: Job, told: (now: Job) => void, wanted: () => boolean): Promise<Job> {
  let now = job;
  told(now);
  while (now.state === 'running' && wanted()) {
    await new Promise((later) => setTimeout(later, EVERY));
    now = await ask<Job>('/v1/admin/jobs/' + job.job_id, { quiet: true });
    told(now);
  }
  return now;
}
