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
}
