// Asks the device for a passkey, or to make one, and posts what it answers as an ordinary form.

export function startPasskeys(form) {
  if (!window.PublicKeyCredential) return sayProblem(form);
  form.addEventListener("submit", (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    ask(form).then((credential) => {
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    }, () => sayProblem(form));
  });
}

async function ask(form) {
  const options = (await asked(form)).publicKey;
  options.challenge = bytes(options.challenge);
  for (const list of [options.allowCredentials, options.excludeCredentials]) {
    for (const known of list || []) known.id = bytes(known.id);
  }
  if (form.dataset.passkey === "get") return plain(await navigator.credentials.get({ publicKey: options }));
  options.user.id = bytes(options.user.id);
  return plain(await navigator.credentials.create({ publicKey: options }));
}

async function asked(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

function sayProblem(form) {
  form.querySelector("[data-passkey-problem]").hidden = false;
}

// The credential as JSON. Newer browsers have toJSON; every browser with passkeys has the parts.
function plain(credential) {
  const answer = credential.response;
  const response = { clientDataJSON: text(answer.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (answer[name]) response[name] = text(answer[name]);
  }
  if (answer.getTransports) response.transports = answer.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

function bytes(base64url) {
  const raw = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const raw = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
