import { JA } from "../../copy/ja.tsx";
import { ja } from "../copy/ja.ts";
import { openSite } from "../open-site.tsx";

openSite({ site: ja, consent: JA });
