import { ask } from '../base/api';
import { say } from '../base/language';

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

const KINDS: Record<string, [string, string]> = { reindex: ['重建索引', 'reindex'], 'reindex-held': ['重建索引（先比较）', 'reindex, to be compared'], train: ['训练模型', 'train'], 'train-held': ['训练模型（先比较）', 'train, to be compared'], activate: ['启用模型', 'activate a model'], lexicon: ['词表生效', 'words applied'], 'lexicon-preview': ['词表预览', 'words previewed'], restore: ['恢复快照', 'restore'], retention: ['清理过期事件', 'retention'] };
const PHASES: Record<string, [string, string]> = { starting: ['开始', 'starting'], wait: ['排队', 'waiting'], learn: ['统计词频', 'learning words'], index: ['建索引', 'indexing'], held: ['等待决定（秒）', 'held (seconds)'], follow: ['跟上写入', 'following'], swap: ['换上', 'swapping'], read: ['读取', 'reading'], judge: ['评判', 'judging'], fit: ['训练', 'fitting'], analyse: ['切分', 'analysing'], queries: ['比较查询', 'comparing queries'], store: ['恢复存储', 'restoring the store'], signals: ['重新计数', 'counting anew'] };

/** Whether a job's progress can be told in parts of a whole. */
export const counted = (job: Job): boolean => job.total > 0 && job.phase !== 'held';

/** What a job does, and what it does now, in the page's language. */
export const kindOf = (job: Job): string => (KINDS[job.kind] ? say(...KINDS[job.kind]) : job.kind);
export const phaseOf = (job: Job): string => (PHASES[job.phase] ? say(...PHASES[job.phase]) : job.phase);

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
