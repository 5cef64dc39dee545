/** The terminal's front door. Everything else is loaded behind it, so that a file that does not load is a message and not a stack trace. */
import { enableCompileCache } from 'node:module';

async function main(): Promise<number> {
  try {
    enableCompileCache(); // where it cannot be kept, everything is compiled anew
    const { run } = await import('./run.ts');
    return await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`five-seats: ${error instanceof Error ? error.message : String(error)}\n`);
    const unreadable = error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND');
    return unreadable ? 2 : 1;
  }
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Messages that nobody can read change neither the work nor its exit code.
    if (stream === process.stderr) return;
    // The reader of a pipe has had enough, as `| head` has.
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`five-seats: the output cannot be written: ${error.message}\n`);
    process.exit(2);
  });
}
process.exitCode = await main();
