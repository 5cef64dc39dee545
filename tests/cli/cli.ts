/** The terminal's program, as a process of its own or, faster, in this one. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));

export function fiveSeats(args: readonly string[], { input = '', cwd = root }: { readonly input?: string; readonly cwd?: string } = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', ...args], { cwd, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined); // the program may end before it has read everything
    child.stdin.end(input);
  });
}

/** The same without a process: what the program's front door hands over to. */
export async function inProcess(args: readonly string[], input: readonly string[] = []): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    progress: () => undefined,
    async *lines() {
      yield* input;
    },
    interactive: false,
  });
  return { code, out, err };
}

/** What holds of every slip: exit code 2, a message on stderr with `message`, no stack, nothing on stdout. */
export function isSlip({ code, out, err }: Ran, message: string): boolean {
  if (code === 2 && out === '' && err.includes(message) && !/^\s+at /mu.test(err)) return true;
  throw new Error(`Expected exit code 2 and '${message}'; found ${code}, stdout '${out.slice(0, 200)}', stderr '${err}'.`);
}
