/** Pictures for people who brought none: small scenes and creatures, each a square of 64. */
export const DRAWINGS: Record<string, string> = {
  hills: `
    <rect width="64" height="64" fill="#22384a" />
    <circle cx="46" cy="18" r="7" fill="#ffe3a1" />
    <path d="M0 50 18 28l12 14 10-10 24 26v10H0z" fill="#3d6a63" />
    <path d="M0 56c14-8 28-6 40-2s18 2 24-1v11H0z" fill="#7fb18a" />
    <circle cx="24" cy="46" r="5" fill="#f7b955" />
    <path d="M22.800 50h2.400v9h-2.400z" fill="#533c22" />`,
  fox: `
    <rect width="64" height="64" fill="#f2a65a" />
    <circle cx="32" cy="38" r="19" fill="#8a4b2a" />
    <path d="M15 30 12 10l15 11zM49 30l3-20-15 11z" fill="#8a4b2a" />
    <path d="M18 44c4 10 24 10 28 0-4-8-24-8-28 0z" fill="#f8e3c6" />
    <circle cx="24" cy="35" r="3" fill="#231711" />
    <circle cx="40" cy="35" r="3" fill="#231711" />
    <path d="M29 43h6l-3 4z" fill="#231711" />`,
  flake: `
    <rect width="64" height="64" fill="#8fc7e8" />
    <path d="M32 10v44M13 21l38 22M51 21 13 43" stroke="#fff" stroke-width="4" stroke-linecap="round" />
    <circle cx="32" cy="32" r="6" fill="#fff" />`,
  sunset: `
    <rect width="64" height="64" fill="#f6d7b0" />
    <circle cx="32" cy="26" r="15" fill="#ef6a4a" />
    <path d="M0 44c12-7 22 6 34 0s18-4 30 0v20H0z" fill="#2d8a8a" />
    <path d="M0 52c12-6 22 5 34 0s18-4 30 0v12H0z" fill="#1c6570" />`,
  moon: `
    <rect width="64" height="64" fill="#2b2350" />
    <path d="M40 14a20 20 0 1 0 10 30 17 17 0 1 1-10-30z" fill="#ffd98a" />
    <path d="m47 20 1.600 4 4 1.600-4 1.600L47 31l-1.600-4-4-1.600 4-1.600z" fill="#fff" />
    <circle cx="14" cy="14" r="1.500" fill="#fff" />
    <circle cx="54" cy="52" r="1.500" fill="#fff" />`,
  toadstool: `
    <rect width="64" height="64" fill="#f7e6ea" />
    <path d="M10 34c0-14 10-22 22-22s22 8 22 22z" fill="#d6435a" />
    <circle cx="22" cy="24" r="4" fill="#fff" />
    <circle cx="38" cy="20" r="3" fill="#fff" />
    <circle cx="44" cy="29" r="2.500" fill="#fff" />
    <path d="M24 34h16l2 20c-6 4-14 4-20 0z" fill="#fbf3e4" />
    <circle cx="28" cy="44" r="2" fill="#402a2a" />
    <circle cx="37" cy="44" r="2" fill="#402a2a" />`,
  aurora: `
    <rect width="64" height="64" fill="#12303b" />
    <path d="M0 20c16 10 30-14 64 2v10C34 18 18 40 0 30z" fill="#5fe0b0" opacity=".8" />
    <path d="M0 34c20 6 34-10 64 2v6C36 32 20 46 0 42z" fill="#9b7bea" opacity=".7" />
    <path d="M0 64V52l14-10 12 10 14-14 24 18v8z" fill="#0a1d24" />`,
  dunes: `
    <rect width="64" height="64" fill="#e8c58c" />
    <path d="M0 46 22 22l14 16 10-8 18 20v14H0z" fill="#c2793d" />
    <path d="m22 22 14 16-8 26H0V46z" fill="#a35f2b" />
    <circle cx="48" cy="16" r="7" fill="#fff4d4" />`,
  owl: `
    <rect width="64" height="64" fill="#35536b" />
    <path d="M14 58V30c0-20 36-20 36 0v28z" fill="#8d6b53" />
    <path d="M15 22 13 8l13 8zM49 22l2-14-13 8z" fill="#8d6b53" />
    <circle cx="24" cy="29" r="8" fill="#fbf0d9" />
    <circle cx="40" cy="29" r="8" fill="#fbf0d9" />
    <circle cx="24" cy="29" r="3.500" fill="#1e1611" />
    <circle cx="40" cy="29" r="3.500" fill="#1e1611" />
    <path d="M29 34h6l-3 6z" fill="#f0a63c" />
    <path d="M24 46c4 5 12 5 16 0v12H24z" fill="#c7a27f" />`,
  frog: `
    <rect width="64" height="64" fill="#cfe8d2" />
    <path d="M8 64c0-26 10-34 24-34s24 8 24 34z" fill="#4f9a5b" />
    <circle cx="20" cy="26" r="9" fill="#4f9a5b" />
    <circle cx="44" cy="26" r="9" fill="#4f9a5b" />
    <circle cx="20" cy="25" r="5" fill="#fff" />
    <circle cx="44" cy="25" r="5" fill="#fff" />
    <circle cx="21" cy="25" r="2.500" fill="#17301b" />
    <circle cx="43" cy="25" r="2.500" fill="#17301b" />
    <path d="M20 44c7 7 17 7 24 0" fill="none" stroke="#17301b" stroke-width="2.500" stroke-linecap="round" />`,
  parrot: `
    <rect width="64" height="64" fill="#fbdf7a" />
    <path d="M18 64c-4-34 2-50 18-50 14 0 18 12 14 24-3 9-6 16-6 26z" fill="#2f9b76" />
    <circle cx="38" cy="27" r="8" fill="#fff" />
    <circle cx="39" cy="27" r="3.500" fill="#1b2b25" />
    <path d="M49 27c9 1 10 9 5 13-1-5-4-7-8-7z" fill="#3b3a44" />
    <path d="M18 64c-2-14-1-22 4-28 8 6 9 18 6 28z" fill="#d9503f" />`,
  lantern: `
    <rect width="64" height="64" fill="#7c56ab" />
    <path d="M24 14h16v4H24z" fill="#fff" />
    <path d="M27 14c0-7 10-7 10 0" fill="none" stroke="#fff" stroke-width="3" />
    <rect x="20" y="18" width="24" height="28" rx="7" fill="#fff" />
    <rect x="23" y="46" width="18" height="5" rx="2" fill="#fff" />
    <path d="M32 23c5 5 7 8 7 12a7 7 0 0 1-14 0c0-4 2-7 7-12z" fill="#ffc65c" />
    <path d="M32 31c2 3 3 4 3 6a3 3 0 0 1-6 0c0-2 1-3 3-6z" fill="#ff9a3c" />`,
  cat: `
    <rect width="64" height="64" fill="#c9d8f2" />
    <path d="M14 34 12 12l14 10h12l14-10-2 22c0 14-8 20-18 20s-18-6-18-20z" fill="#35506e" />
    <circle cx="24" cy="35" r="4" fill="#ffe08a" />
    <circle cx="40" cy="35" r="4" fill="#ffe08a" />
    <circle cx="24" cy="35" r="1.800" fill="#1c1a17" />
    <circle cx="40" cy="35" r="1.800" fill="#1c1a17" />
    <path d="M29 43h6l-3 3z" fill="#f2a0b0" />`,
  boat: `
    <rect width="64" height="64" fill="#bfe3ef" />
    <circle cx="48" cy="15" r="7" fill="#fff3c4" />
    <path d="M31 10v32H14z" fill="#fff" />
    <path d="M34 16v26h15z" fill="#f08a5d" />
    <path d="M10 44h44l-7 10H17z" fill="#6a3f2b" />
    <path d="M0 54c10-4 20 4 32 0s22 4 32 0v10H0z" fill="#2b7fa3" />`,
  leaf: `
    <rect width="64" height="64" fill="#e4efcf" />
    <path d="M12 52C8 26 24 10 54 10c2 30-14 46-40 42z" fill="#5c9a3d" />
    <path d="M12 54 44 20M24 42V28M34 31h13" fill="none" stroke="#e4efcf" stroke-width="3" stroke-linecap="round" />`,
  cactus: `
    <rect width="64" height="64" fill="#fbd9c0" />
    <path d="M26 56V18a6 6 0 0 1 12 0v38z" fill="#3f8f6b" />
    <path d="M16 30a4 4 0 0 1 8 0v4h4v8h-4c-5 0-8-3-8-8zM48 26a4 4 0 0 0-8 0v6h-4v8h4c5 0 8-3 8-8z" fill="#3f8f6b" />
    <path d="M16 54h32l-4 10H20z" fill="#c4553b" />
    <circle cx="32" cy="13" r="4" fill="#f0679e" />`,
  whale: `
    <rect width="64" height="64" fill="#123a5c" />
    <path d="M6 38c0-12 10-18 22-18 14 0 20 8 22 18 4 0 7-4 6-9 4 2 6 7 4 12-3 8-12 13-26 13C18 54 6 50 6 38z" fill="#7fb6e6" />
    <path d="M8 44c10 6 26 6 36 0-4 6-10 10-20 10S10 50 8 44z" fill="#e3f1fb" />
    <circle cx="18" cy="36" r="2.500" fill="#0d2233" />
    <path d="M27 18c-4-2-5-6-2-10M29 18c3-2 5-5 3-9" fill="none" stroke="#e3f1fb" stroke-width="2.500" stroke-linecap="round" />`,
  peak: `
    <rect width="64" height="64" fill="#f4b6a6" />
    <circle cx="16" cy="18" r="8" fill="#fff1d6" />
    <path d="M4 58 30 16l12 18 6-8 14 32z" fill="#5b4a72" />
    <path d="m30 16-8 13 5 4 4-5 4 6 3-6z" fill="#fff" />`,
}
