/** The terminal's front door. Everything else is loaded behind it, so that a file that does not load is a message and not a stack trace. */
async function main(): Promise<number> {
  try {
    const { run } = await import('./run.ts');
    return await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`five-seats: ${error instanceof Error ? error.message : String(error)}\n`);
    const unreadable = error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND');
    return unreadable ? 2 : 1;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has had enough, as `| head` has.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main();
