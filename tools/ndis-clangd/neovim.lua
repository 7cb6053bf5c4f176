-- What the tests in Neovim have in common.

local M = {}

function M.say(text)
  io.stdout:write(text, "\n")
end

function M.fail(text)
  M.say("failed: " .. text)
  vim.cmd("cquit 1")
end

function M.wait(what, reached)
  if not vim.wait(60000, reached, 50) then
    M.fail("waited in vain for " .. what)
  end
end

-- Opens a file of the working folder; its buffer and the client that has it.
function M.open(name, client)
  vim.cmd("edit " .. name)
  local buffer = vim.api.nvim_get_current_buf()
  client = client or vim.lsp.start_client({
    -- At its end clangd waits for its index, at the lowest priority.
    cmd = { vim.env.NDIS_CLANGD, "--background-index=false" },
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(buffer, client)
  return buffer, client
end

-- The names of the checks that found something there.
function M.codes(buffer)
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, d.user_data.lsp.code)
  end
  return table.concat(found, " ")
end

-- Runs the test; its last words are "done".
function M.run(check)
  local good, why = pcall(check)
  if not good then
    M.fail(tostring(why))
  end
end

function M.done(client)
  M.say("done")
  vim.lsp.stop_client(client)
  vim.cmd("qall!")
end

return M
