#!/bin/sh
# Lighthouse's audit of the pages of a running demo shop, as a table: scores from 0 to 100 and what Lighthouse measured on its
# simulated phone (4 times slower CPU, 1.6 Mbit/s). Wants chromium and Node 18.20 or newer; npm fetches Lighthouse the first time.
#
#   src/bench/lighthouse/audit.sh http://127.0.0.1:8080
set -eu
shop=${1:?say where the shop is, such as http://127.0.0.1:8080}
CHROME_PATH=${CHROME_PATH:-/usr/bin/chromium}
export CHROME_PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "| page | performance | accessibility | best practices | SEO | first paint, s | largest paint, s | blocked, ms | shift | bytes | requests |"
echo "|---|---|---|---|---|---|---|---|---|---|---|"
for page in '/' '/#/search?q=帐篷' '/#/product/p00001' '/console#/overview'; do
  npx --yes lighthouse@12 "$shop$page" --quiet --output=json --output-path="$folder/it.json" \
    --chrome-flags='--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage'
  node -e '
    const { categories, audits } = JSON.parse(require("fs").readFileSync(process.argv[1]));
    const score = (name) => Math.round(100 * categories[name].score);
    const value = (name, by, digits) => (audits[name].numericValue / by).toFixed(digits);
    console.log("| " + [process.argv[2], score("performance"), score("accessibility"), score("best-practices"), score("seo"),
      value("first-contentful-paint", 1000, 1), value("largest-contentful-paint", 1000, 1), value("total-blocking-time", 1, 0),
      value("cumulative-layout-shift", 1, 3), audits["total-byte-weight"].numericValue, audits["network-requests"].details.items.length].join(" | ") + " |");
    for (const { auditRefs } of Object.values(categories))
      for (const { id, weight } of auditRefs)
        if (weight && audits[id].score !== null && audits[id].score < 0.9) console.error(process.argv[2] + ": " + audits[id].title + " " + (audits[id].displayValue ?? ""));
  ' "$folder/it.json" "$page"
done
