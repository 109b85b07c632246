#!/usr/bin/env node
// Vendored from the project's shared conformance checker; changed only where the description comes from (SPECS_DIR).
// conformance.mjs - says whether an HTTP request to the Discord API conforms to Discord's official OpenAPI spec
// (github.com/discord/discord-api-spec, specs/openapi.json, OpenAPI 3.1 => JSON Schema 2020-12).
//
//   library : import { createChecker } from './conformance.mjs'; const c = createChecker(); c.check({method,path,body})
//   CLI     : node conformance.mjs check POST /channels/1/messages body.json      (exit 0 ok / 1 violation)
//   proxy   : node conformance.mjs proxy --listen 4010 --upstream http://127.0.0.1:4000 [--enforce] [--log f.jsonl]
//   mock    : node conformance.mjs mock  --listen 4010                            (validates, answers 200 {} / 204 / 400)
//
// Three layers, each violation is tagged with the layer it comes from:
//   route  : unknown path / method
//   schema : the spec itself (types, required, enum, lengths, oneOf variants, path + query parameters)
//   strict : a property that the spec does not know (the spec has no additionalProperties:false, so a typo such as
//            `permision_overwrites` would pass a plain validator; Discord ignores it silently, which is worse)
//   rule   : documented rules that JSON schema can't say (components V2, 2000 chars, 6000 embed chars, ...)
// deps: ajv only.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
export const DEFAULT_SPEC = process.env.SPECS_DIR ? path.join(process.env.SPECS_DIR, 'discord', 'openapi.json') : path.join(HERE, 'discord-openapi-is-missing-set-SPECS_DIR.json');

// Fields that the spec types as integer (bit fields) but the docs and every library send as decimal strings.
const STRING_INT_KEYS = new Set(['allow', 'deny', 'permissions', 'default_member_permissions']);

const isObj = (x) => x !== null && typeof x === 'object' && !Array.isArray(x);
const clone = (x) => (x === undefined ? undefined : JSON.parse(JSON.stringify(x)));
const esc = (s) => s.replace(/~/g, '~0').replace(/\//g, '~1');

function prepare(spec, { strict }) {
  const doc = clone(spec);
  const deref = (s) => (s && s.$ref ? s.$ref.slice(2).split('/').reduce((o, k) => o[k.replace(/~1/g, '/').replace(/~0/g, '~')], doc) : s);
  const allOfTargets = new Set();
  (function walk(o) {
    if (!o || typeof o !== 'object') return;
    if (Array.isArray(o.allOf)) for (const a of o.allOf) { const t = deref(a); if (t?.properties && o.allOf.length > 1) allOfTargets.add(t); }
    for (const v of Object.values(o)) walk(v);
  })(doc.components);
  (function walk(o) {
    if (!o || typeof o !== 'object') return;
    if (o.discriminator) delete o.discriminator; // `mapping` is not supported by ajv; re-added below where possible
    const x = o['x-discord-union'];
    const union = o.oneOf ?? (x ? o.anyOf : undefined), kw = o.oneOf ? 'oneOf' : 'anyOf';
    if (strict && o.type === 'object' && isObj(o.properties) && !o.oneOf && !o.anyOf && !allOfTargets.has(o) && o.additionalProperties === undefined) o.additionalProperties = false;
    if (o.type === 'integer' && o.format === 'int64') { delete o.minimum; delete o.maximum; }
    if (Array.isArray(union)) {
      // unions of objects tagged by an integer: rewrite oneOf to if/then per tag => precise errors instead of every
      // variant's (ajv's own `discriminator` takes string tags only)
      const br = union.map(deref);
      for (const tag of ['type', 'trigger_type']) {
        const objs = br.map((b, i) => [b, union[i]]).filter(([b]) => b?.type !== 'null');
        const ok = objs.length > 1 && objs.every(([b]) => b?.properties?.[tag]?.enum && b.required?.includes(tag));
        const vals = ok ? objs.flatMap(([b]) => b.properties[tag].enum) : [];
        if (!ok || new Set(vals).size !== vals.length) continue;
        const nullable = objs.length < br.length;
        delete o[kw];
        o.type = nullable ? ['object', 'null'] : 'object';
        o.required = [tag];
        o.properties = { [tag]: { enum: vals } };
        o.allOf = objs.map(([b, ref]) => ({ if: { type: 'object', additionalProperties: true, required: [tag], properties: { [tag]: { enum: b.properties[tag].enum } } }, then: ref }));
        break;
      }
    }
    for (const v of Object.values(o)) walk(v);
  })(doc);
  return doc;
}

function makeAjv() {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, logger: false });
  ajv.addFormat('snowflake', /^(0|[1-9][0-9]{0,19})$/);
  ajv.addFormat('nonce', true);
  ajv.addFormat('uri', { type: 'string', validate: (s) => /^attachment:\/\/\S+$/.test(s) || URL.canParse(s) });
  ajv.addFormat('date-time', { type: 'string', validate: (s) => !Number.isNaN(Date.parse(s)) && /T/.test(s) });
  for (const f of ['int32', 'int64', 'double', 'binary']) ajv.addFormat(f, true);
  return ajv;
}

// ---------------------------------------------------------------------------------------------------------------
// Rules that the docs state but the spec cannot (or does not) express.
const IS_COMPONENTS_V2 = 1 << 15;
const CMD_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function walkComponents(list, fn, depth = 0) {
  for (const c of list ?? []) {
    if (!isObj(c)) continue;
    fn(c, depth);
    walkComponents(c.components, fn, depth + 1);
    if (c.accessory) walkComponents([c.accessory], fn, depth + 1);
    if (c.component) walkComponents([c.component], fn, depth + 1);
  }
}
function embedChars(embeds) {
  let n = 0;
  for (const e of embeds ?? []) {
    n += (e.title?.length ?? 0) + (e.description?.length ?? 0) + (e.footer?.text?.length ?? 0) + (e.author?.name?.length ?? 0);
    for (const f of e.fields ?? []) n += (f.name?.length ?? 0) + (f.value?.length ?? 0);
  }
  return n;
}
function messageRules(m, add, { files = 0, edit = false, at = '' } = {}) {
  if (!isObj(m)) return;
  const v2 = !!((m.flags ?? 0) & IS_COMPONENTS_V2);
  const comps = m.components ?? [];
  if (typeof m.content === 'string' && m.content.length > 2000) add('rule', `${at}/content`, `bots may send at most 2000 characters (got ${m.content.length}; the spec says 4000)`);
  const ec = embedChars(m.embeds);
  if (ec > 6000) add('rule', `${at}/embeds`, `embeds hold ${ec} characters in total (max 6000)`);
  if (v2) {
    for (const k of ['content', 'embeds', 'poll', 'sticker_ids']) if (m[k] != null && m[k] !== '' && !(Array.isArray(m[k]) && !m[k].length)) add('rule', `${at}/${k}`, 'not allowed together with the IS_COMPONENTS_V2 flag (1<<15)');
    let text = 0, total = 0;
    walkComponents(comps, (c) => { total++; if (c.type === 10) text += c.content?.length ?? 0; });
    if (total > 40) add('rule', `${at}/components`, `${total} components, nested ones included (max 40)`);
    if (text > 4000) add('rule', `${at}/components`, `${text} characters in text displays (max 4000)`);
    if (!edit && total === 0) add('rule', `${at}/components`, 'IS_COMPONENTS_V2 needs at least one component');
  } else {
    for (const c of comps) if (isObj(c) && c.type !== 1) add('rule', `${at}/components`, `component type ${c.type} at top level needs the IS_COMPONENTS_V2 flag (1<<15)`);
    if (comps.length > 5) add('rule', `${at}/components`, 'more than 5 action rows');
    const empty = !m.content && !m.embeds?.length && !comps.length && !m.sticker_ids?.length && !m.poll && !files && !m.attachments?.length && !(m.message_reference?.type === 1);
    if (empty && !edit) add('rule', at || '/', 'empty message (Discord answers 50006)');
  }
  const ids = new Set();
  walkComponents(comps, (c) => {
    if (c.custom_id != null) { if (ids.has(c.custom_id)) add('rule', `${at}/components`, `custom_id "${c.custom_id}" is used twice`); ids.add(c.custom_id); }
    if (c.type === 1 && c.components?.length > 5) add('rule', `${at}/components`, 'more than 5 buttons in an action row');
    if (c.type === 1 && c.components?.some((x) => x.type !== 2) && c.components.length > 1) add('rule', `${at}/components`, 'a select must be alone in its action row');
    if (c.type === 2 && c.style === 5 && !c.url) add('rule', `${at}/components`, 'link button without url');
    if (c.type === 2 && [1, 2, 3, 4].includes(c.style) && !c.custom_id) add('rule', `${at}/components`, 'button without custom_id');
  });
  const am = m.allowed_mentions;
  if (isObj(am)) for (const k of ['users', 'roles']) if (am.parse?.includes(k) && am[k]?.length) add('rule', `${at}/allowed_mentions`, `parse:["${k}"] and ${k}:[...] are mutually exclusive`);
  if (m.enforce_nonce && m.nonce == null) add('rule', `${at}/nonce`, 'enforce_nonce without nonce does nothing');
}
function commandRules(cmd, add, at) {
  if (!isObj(cmd)) return;
  const chat = (cmd.type ?? 1) === 1;
  if (chat && cmd.name != null && (!CMD_NAME.test(cmd.name) || cmd.name !== cmd.name.toLowerCase())) add('rule', `${at}/name`, `"${cmd.name}" is not a legal CHAT_INPUT name (lower case, no spaces)`);
  if (chat && !cmd.description) add('rule', `${at}/description`, 'CHAT_INPUT needs a description of 1-100 characters');
  if (!chat && cmd.description) add('rule', `${at}/description`, 'USER and MESSAGE commands take no description');
  let chars = 0;
  const opts = (list, p) => {
    let optional = false;
    for (const [i, o] of (list ?? []).entries()) {
      if (!isObj(o)) continue;
      chars += (o.name?.length ?? 0) + (o.description?.length ?? 0);
      for (const ch of o.choices ?? []) chars += (ch.name?.length ?? 0) + String(ch.value ?? '').length;
      if (o.name && (!CMD_NAME.test(o.name) || o.name !== o.name.toLowerCase())) add('rule', `${p}/${i}/name`, `"${o.name}" is not a legal option name`);
      if (o.type > 2) { if (o.required && optional) add('rule', `${p}/${i}`, 'required options must come before optional ones'); if (!o.required) optional = true; }
      if (o.autocomplete && o.choices?.length) add('rule', `${p}/${i}`, 'autocomplete and choices exclude each other');
      opts(o.options, `${p}/${i}/options`);
    }
  };
  chars += (cmd.name?.length ?? 0) + (cmd.description?.length ?? 0);
  opts(cmd.options, `${at}/options`);
  if (chars > 8000) add('rule', at, `${chars} characters in one command (max 8000)`);
}
function modalRules(d, add) {
  if (!isObj(d)) return;
  if (d.components?.length > 5) add('rule', '/data/components', 'a modal takes 1 to 5 top-level components');
  const ids = new Set();
  walkComponents(d.components, (c) => { if (c.custom_id != null) { if (ids.has(c.custom_id)) add('rule', '/data/components', `custom_id "${c.custom_id}" is used twice`); ids.add(c.custom_id); } });
}
const RULES = {
  create_message: (b, add, x) => messageRules(b, add, x),
  update_message: (b, add, x) => messageRules(b, add, { ...x, edit: true }),
  execute_webhook: (b, add, x) => { messageRules(b, add, x); if (/clyde|discord/i.test(b?.username ?? '')) add('rule', '/username', 'webhook names may not contain "clyde" or "discord"'); },
  update_original_webhook_message: (b, add, x) => messageRules(b, add, { ...x, edit: true }),
  update_webhook_message: (b, add, x) => messageRules(b, add, { ...x, edit: true }),
  create_thread: (b, add, x) => { if (b?.message) messageRules(b.message, add, { ...x, at: '/message' }); },
  create_interaction_response: (b, add, x) => {
    if (b?.type === 4 || b?.type === 7) messageRules(b.data, add, { ...x, at: '/data', edit: b.type === 7 });
    if (b?.type === 9) modalRules(b.data, add);
    if (b?.type === 8 && b.data?.choices?.length > 25) add('rule', '/data/choices', 'at most 25 autocomplete choices');
  },
  bulk_set_application_commands: (b, add) => cmds(b, add),
  bulk_set_guild_application_commands: (b, add) => cmds(b, add),
  create_application_command: (b, add) => commandRules(b, add, ''),
  create_guild_application_command: (b, add) => commandRules(b, add, ''),
};
function cmds(b, add) {
  if (!Array.isArray(b)) return;
  b.forEach((c, i) => commandRules(c, add, `/${i}`));
  const n = {}; for (const c of b) { const k = `${c?.type ?? 1}:${c?.name}`; n[k] = (n[k] ?? 0) + 1; }
  for (const k in n) if (n[k] > 1) add('rule', '/', `duplicate command name ${k.slice(2)} (Discord answers 50035)`);
  const chat = b.filter((c) => (c?.type ?? 1) === 1).length;
  if (chat > 100) add('rule', '/', `${chat} CHAT_INPUT commands (max 100)`);
}

// ---------------------------------------------------------------------------------------------------------------
export function createChecker({ specPath = DEFAULT_SPEC, strict = true, rules = true } = {}) {
  const spec = JSON.parse(fs.readFileSync(specPath, 'utf8'));
  const reqAjv = makeAjv(), resAjv = makeAjv();
  reqAjv.addSchema(prepare(spec, { strict }), 'req');
  resAjv.addSchema(prepare(spec, { strict: false }), 'res');

  // route table: segments tree, literals win over parameters
  const root = { lit: new Map(), param: null, op: null };
  for (const [p, item] of Object.entries(spec.paths)) {
    let n = root;
    for (const s of p.split('/').slice(1)) {
      if (s.startsWith('{')) n = n.param ??= { lit: new Map(), param: null, op: null };
      else { if (!n.lit.has(s)) n.lit.set(s, { lit: new Map(), param: null, op: null }); n = n.lit.get(s); }
    }
    n.op = { path: p, item, names: p.split('/').slice(1).map((s) => (s.startsWith('{') ? s.slice(1, -1) : null)) };
  }
  function route(pathname) {
    const segs = pathname.replace(/^\/api(\/v\d+)?(?=\/)/, '').replace(/%40/g, '@').split('/').slice(1);
    const go = (n, i) => {
      if (i === segs.length) return n.op;
      const l = n.lit.get(segs[i]);
      return (l && go(l, i + 1)) || (n.param && segs[i] !== '' && go(n.param, i + 1)) || null;
    };
    return { op: go(root, 0), segs };
  }
  const cache = new Map();
  const validator = (ajv, ref) => {
    const k = ref;
    if (!cache.has(k)) cache.set(k, ajv.compile({ $ref: ref }));
    return cache.get(k);
  };
  const fmt = (errs, add) => {
    const seen = new Set();
    for (const e of errs ?? []) {
      if (e.keyword === 'if' || (e.keyword === 'type' && e.params?.type === 'null') || (e.keyword === 'enum' && e.schemaPath?.includes('allOf'))) continue;
      const unknown = e.keyword === 'additionalProperties';
      let msg = unknown ? `unknown property "${e.params.additionalProperty}"` : e.message + (e.keyword === 'enum' ? ` ${JSON.stringify(e.params.allowedValues).slice(0, 120)}` : '');
      const k = e.instancePath + msg;
      if (seen.has(k)) continue; seen.add(k);
      add(unknown ? 'strict' : 'schema', e.instancePath || '/', msg);
    }
  };

  /** @returns {{ok:boolean, operationId?:string, template?:string, violations:{layer:string,at:string,message:string}[]}} */
  function check({ method, path: p, query, body, contentType = 'application/json', files = 0 }) {
    const violations = [];
    const add = (layer, at, message) => violations.push({ layer, at, message });
    const [pathname, qs] = p.split('?');
    const { op, segs } = route(pathname);
    const m = method.toLowerCase();
    if (!op) { add('route', pathname, 'no such path in the spec'); return { ok: false, violations }; }
    const o = op.item[m];
    if (!o) { add('route', pathname, `${method.toUpperCase()} is not defined for ${op.path}`); return { ok: false, template: op.path, violations }; }
    const base = `req#/paths/${esc(op.path)}`;
    const params = [...(op.item.parameters ?? []).map((x, i) => [x, `${base}/parameters/${i}/schema`]), ...(o.parameters ?? []).map((x, i) => [x, `${base}/${m}/parameters/${i}/schema`])];
    const q = new URLSearchParams(query ?? qs ?? '');
    for (const [prm, ref] of params) {
      const enc = encodeURI(ref);
      if (prm.in === 'path') {
        const v = decodeURIComponent(segs[op.names.indexOf(prm.name)]);
        const f = validator(reqAjv, enc);
        if (!f(v) && !(/^-?\d+$/.test(v) && f(Number(v)))) add('schema', `path:${prm.name}`, `"${v}" ${f.errors[0].message}`);
      } else if (prm.in === 'query') {
        if (!q.has(prm.name)) { if (prm.required) add('schema', `query:${prm.name}`, 'is required'); continue; }
        const raw = q.getAll(prm.name), f = validator(reqAjv, enc);
        const cands = [raw[0], raw, /^-?\d+(\.\d+)?$/.test(raw[0]) ? Number(raw[0]) : undefined, raw[0] === 'true' ? true : raw[0] === 'false' ? false : undefined];
        if (!cands.some((c) => c !== undefined && f(c))) { f(cands[2] ?? raw[0]); add('schema', `query:${prm.name}`, f.errors?.[0]?.message ?? 'invalid'); }
      }
    }
    if (strict) for (const k of new Set(q.keys())) if (!params.some(([x]) => x.in === 'query' && x.name === k)) add('strict', `query:${k}`, 'unknown query parameter');
    const content = o.requestBody?.content;
    if (!content) {
      if (body !== undefined && body !== null && !(isObj(body) && !Object.keys(body).length)) add('schema', '/', 'this operation takes no body');
    } else if (body === undefined) {
      if (o.requestBody.required) add('schema', '/', 'a body is required');
    } else {
      const multipart = /^multipart\//.test(contentType);
      const ct = content['application/json'] ? 'application/json' : Object.keys(content)[0];
      if (multipart && !content['multipart/form-data']) add('schema', '/', 'this operation takes no multipart body');
      const norm = clone(body);
      (function w(x) { if (!x || typeof x !== 'object') return; for (const k of Object.keys(x)) { if (STRING_INT_KEYS.has(k) && typeof x[k] === 'string' && /^\d{1,20}$/.test(x[k])) x[k] = Number(x[k]); else w(x[k]); } })(norm);
      const f = validator(reqAjv, encodeURI(`${base}/${m}/requestBody/content/${esc(ct)}/schema`));
      if (!f(norm)) fmt(f.errors, add);
      if (rules) RULES[o.operationId]?.(norm, add, { files });
    }
    return { ok: violations.length === 0, operationId: o.operationId, template: op.path, violations };
  }

  /** validates a response body (so a fake server can be held to the spec too); lenient about extra fields */
  function checkResponse({ method, path: p, status, body }) {
    const violations = [];
    const { op } = route(p.split('?')[0]);
    const o = op?.item[method.toLowerCase()];
    if (!o) return { ok: false, violations: [{ layer: 'route', at: p, message: 'no such operation' }] };
    const key = o.responses[status] ? String(status) : o.responses[`${String(status)[0]}XX`] ? `${String(status)[0]}XX` : null;
    if (!key) return { ok: false, operationId: o.operationId, violations: [{ layer: 'schema', at: '/', message: `status ${status} is not in the spec (${Object.keys(o.responses).join(', ')})` }] };
    let r = o.responses[key], ref = `res#/paths/${esc(op.path)}/${method.toLowerCase()}/responses/${key}`;
    if (r.$ref) { ref = `res${r.$ref}`; r = spec.components.responses[r.$ref.split('/').pop()]; }
    if (!r.content) return { ok: true, operationId: o.operationId, violations };
    const f = validator(resAjv, encodeURI(`${ref}/content/${esc('application/json')}/schema`));
    if (!f(body)) fmt(f.errors, (layer, at, message) => violations.push({ layer, at, message }));
    return { ok: !violations.length, operationId: o.operationId, violations };
  }
  return { check, checkResponse, spec, operations: Object.values(spec.paths).flatMap((i) => Object.values(i).map((x) => x?.operationId).filter(Boolean)) };
}

/** multipart/form-data => {body: payload_json, files: n}; enough for what bots send */
export function parseBody(contentType = '', buf) {
  if (/^application\/json/.test(contentType)) return { body: buf.length ? JSON.parse(buf.toString('utf8')) : undefined, files: 0 };
  const m = /boundary="?([^";]+)"?/.exec(contentType);
  if (!m) return { body: buf.length ? {} : undefined, files: 0 };
  const parts = buf.toString('latin1').split(`--${m[1]}`).slice(1, -1);
  let body = {}, files = 0;
  for (const part of parts) {
    const i = part.indexOf('\r\n\r\n'); if (i < 0) continue;
    const head = part.slice(0, i), name = /name="([^"]+)"/.exec(head)?.[1], val = part.slice(i + 4, -2);
    if (name === 'payload_json') body = JSON.parse(Buffer.from(val, 'latin1').toString('utf8'));
    else if (/filename=/.test(head)) files++;
    else if (name) body[name] = Buffer.from(val, 'latin1').toString('utf8');
  }
  return { body, files };
}

// ---------------------------------------------------------------------------------------------------------------
function arg(name, d) { const i = process.argv.indexOf(`--${name}`); return i < 0 ? d : process.argv[i + 1]?.startsWith('--') ? true : process.argv[i + 1] ?? true; }

export function startProxy({ listen = 4010, upstream, enforce = false, log, checker = createChecker(), onResult } = {}) {
  const up = upstream && new URL(upstream);
  const stats = { requests: 0, ok: 0, bad: 0, byOperation: {}, responsesBad: 0, last: [] };
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  const srv = http.createServer((req, res) => {
    const chunks = [];
    req.on('data', (c) => chunks.push(c));
    req.on('end', () => {
      if (req.url === '/_conformance') { res.setHeader('content-type', 'application/json'); return res.end(JSON.stringify(stats, null, 1)); }
      const buf = Buffer.concat(chunks);
      const api = /^\/api(\/|$)/.test(req.url);
      let r = { ok: true, violations: [] };
      if (api) {
        try { const { body, files } = parseBody(req.headers['content-type'], buf); r = checker.check({ method: req.method, path: req.url, body, files, contentType: req.headers['content-type'] ?? 'application/json' }); }
        catch (e) { r = { ok: false, violations: [{ layer: 'schema', at: '/', message: String(e.message) }] }; }
        stats.requests++; r.ok ? stats.ok++ : stats.bad++;
        const b = (stats.byOperation[r.operationId ?? `${req.method} ${req.url.split('?')[0]}`] ??= { ok: 0, bad: 0 }); r.ok ? b.ok++ : b.bad++;
        if (!r.ok) { const row = { at: new Date().toISOString(), method: req.method, url: req.url, operationId: r.operationId, violations: r.violations }; stats.last.push(row); stats.last.splice(0, stats.last.length - 50); if (log) fs.appendFileSync(log, JSON.stringify(row) + '\n'); else console.error('NONCONFORMING', req.method, req.url, JSON.stringify(r.violations)); }
        onResult?.(req, r);
        if (!r.ok && enforce) { res.writeHead(400, { 'content-type': 'application/json' }); return res.end(JSON.stringify({ message: 'Invalid Form Body', code: 50035, errors: { _conformance: r.violations } })); }
      }
      if (!up) { const o = r.operationId && Object.values(checker.spec.paths).flatMap((i) => Object.values(i)).find((x) => x?.operationId === r.operationId); const st = r.ok ? (o?.responses?.['204'] && !o?.responses?.['200'] ? 204 : 200) : 400; res.writeHead(st, { 'content-type': 'application/json' }); return res.end(st === 204 ? undefined : JSON.stringify(r.ok ? {} : { message: 'Invalid Form Body', code: 50035, errors: { _conformance: r.violations } })); }
      const pr = http.request({ host: up.hostname, port: up.port, path: req.url, method: req.method, headers: { ...req.headers, host: up.host }, agent }, (ur) => {
        const rc = []; ur.on('data', (c) => rc.push(c));
        ur.on('end', () => {
          const rb = Buffer.concat(rc);
          if (api && ur.statusCode < 300 && /json/.test(ur.headers['content-type'] ?? '')) {
            try { const rr = checker.checkResponse({ method: req.method, path: req.url, status: ur.statusCode, body: JSON.parse(rb) }); if (!rr.ok) { stats.responsesBad++; if (log) fs.appendFileSync(log, JSON.stringify({ response: true, method: req.method, url: req.url, violations: rr.violations }) + '\n'); } } catch { /* not JSON */ }
          }
          res.writeHead(ur.statusCode, ur.headers); res.end(rb);
        });
      });
      pr.on('error', (e) => { res.writeHead(502); res.end(String(e.message)); });
      pr.end(buf);
    });
  });
  return new Promise((ok) => srv.listen(Number(listen), '127.0.0.1', () => ok({ server: srv, stats, port: srv.address().port, close: () => new Promise((r) => { agent.destroy(); srv.closeAllConnections(); srv.close(r); }) })));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const cmd = process.argv[2];
  const specPath = arg('spec', DEFAULT_SPEC);
  if (cmd === 'check') {
    const [, , , method, p, file] = process.argv;
    const raw = file && !file.startsWith('--') ? fs.readFileSync(file === '-' ? 0 : file, 'utf8') : undefined;
    const r = createChecker({ specPath }).check({ method, path: p, body: raw === undefined ? undefined : JSON.parse(raw) });
    console.log(JSON.stringify(r, null, 1)); process.exit(r.ok ? 0 : 1);
  } else if (cmd === 'proxy' || cmd === 'mock') {
    const upstream = cmd === 'proxy' ? arg('upstream', 'http://127.0.0.1:4000') : undefined;
    const s = await startProxy({ listen: arg('listen', 4010), upstream, enforce: cmd === 'mock' || process.argv.includes('--enforce'), log: arg('log'), checker: createChecker({ specPath }) });
    console.log(`conformance ${cmd} on http://127.0.0.1:${s.port}/api${upstream ? ` -> ${upstream}` : ''}; report: GET /_conformance`);
  } else console.log('usage: conformance.mjs check METHOD PATH [body.json|-] | proxy --listen N --upstream URL [--enforce] [--log F] | mock --listen N   [--spec FILE]');
}
