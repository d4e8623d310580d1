#!/usr/bin/env node
// Starts the command line on a Node that is new enough. Nothing is imported before the version is known,
// so an old Node gets a sentence and not a stack trace.

const NEEDED = [22, 19];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  start();
} else {
  restart();
}

function start() {
  keepCompiledCode();
  // A reader that closes the pipe (`| head`) has seen enough: that is no error.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  import('../dist/cli/main.js')
    .then(({ main }) => main(process.argv.slice(2)))
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error) => {
        const unbuilt = error.code === 'ERR_MODULE_NOT_FOUND' && /cli.main\.js'/.test(error.message);
        console.error(unbuilt ? 'postbound: not built yet; run npm run build' : error);
        process.exitCode = 1;
      },
    );
}

// What Node compiled is kept for the next start, which saves a fifth of it. In the user's own folder and not in the
// shared temporary one: whoever can write there could have us run their code. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
function keepCompiledCode() {
  const { env, platform } = process;
  const folder =
    platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || (env.HOME && env.HOME + '/.cache');
  if (!folder || env.NODE_COMPILE_CACHE) return;
  process.getBuiltinModule('node:module').enableCompileCache(folder + '/postbound');
}

// A checkout brings its own Node (tools/node24); hand over to it when the system's Node is too old.
function restart() {
  Promise.all([import('module'), import('path'), import('url'), import('child_process')]).then(
    ([{ createRequire }, path, { fileURLToPath }, { spawn }]) => {
      const node = process.env.POSTBOUND_RESTARTED
        ? undefined
        : bundledNode(createRequire(import.meta.url), path);
      if (node === undefined) return refuse();
      const args = [fileURLToPath(import.meta.url)].concat(process.argv.slice(2));
      const env = Object.assign({}, process.env, { POSTBOUND_RESTARTED: '1' });
      follow(spawn(node, args, { stdio: 'inherit', env }));
    },
  );
}

function bundledNode(require, path) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = require.resolve('node-' + system + '-' + process.arch + '/package.json');
    return path.join(path.dirname(manifest), require(manifest).bin.node);
  } catch (_) {
    return undefined;
  }
}

function follow(child) {
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group: the child has it already.
      const fromTerminal = signal === 'SIGINT' || signal === 'SIGQUIT';
      if (!(fromTerminal && process.stdin.isTTY)) child.kill(signal);
    });
  }
  child.on('error', refuse);
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function refuse() {
  console.error(
    'postbound needs Node.js ' + NEEDED.join('.') + ' or newer; this is ' + process.versions.node + '.',
  );
  process.exitCode = 1;
}
